/** The platform: a thin orchestrator that stores, schedules, meters and serves. */
@NullMarked
package dev.kuber.platform;

import org.jspecify.annotations.NullMarked;
