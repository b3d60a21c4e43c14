/** Agents that wait for a time, a price or a condition and then let the pipeline go on. */
@NullMarked
package dev.kuber.agents.trigger;

import org.jspecify.annotations.NullMarked;
