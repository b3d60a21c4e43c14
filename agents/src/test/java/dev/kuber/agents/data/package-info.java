/** Tests of the market data agent. */
@NullMarked
package dev.kuber.agents.data;

import org.jspecify.annotations.NullMarked;
