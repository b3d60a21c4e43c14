/** Agents that explain what was done. */
@NullMarked
package dev.kuber.agents.report;

import org.jspecify.annotations.NullMarked;
