/** Agents that decide whether and how large a trade may be, and the arithmetic they do it with. */
@NullMarked
package dev.kuber.agents.risk;

import org.jspecify.annotations.NullMarked;
