/** Agents that form a view of a market and plan a trade. */
@NullMarked
package dev.kuber.agents.analysis;

import org.jspecify.annotations.NullMarked;
