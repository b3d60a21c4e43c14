/** The synthetic market: prices that are a pure function of seed, symbol and time. */
@NullMarked
package dev.kuber.platform.markets.synthetic;

import org.jspecify.annotations.NullMarked;
