/** How a CSV file of bars is read: columns, times, order, gaps. */
@NullMarked
package dev.kuber.platform.markets.imports;

import org.jspecify.annotations.NullMarked;
