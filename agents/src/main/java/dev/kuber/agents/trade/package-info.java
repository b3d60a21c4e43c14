/** The agent that owns a position from pre-trade check to close, with the pure transitions it switches on. */
@NullMarked
package dev.kuber.agents.trade;

import org.jspecify.annotations.NullMarked;
