/** The agent that the platform injects first into every pipeline. */
@NullMarked
package dev.kuber.agents.manage;

import org.jspecify.annotations.NullMarked;
