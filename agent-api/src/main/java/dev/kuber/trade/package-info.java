/** Values of trading and their arithmetic: symbols, prices, quantities, bars, orders, positions. */
@NullMarked
package dev.kuber.trade;

import org.jspecify.annotations.NullMarked;
