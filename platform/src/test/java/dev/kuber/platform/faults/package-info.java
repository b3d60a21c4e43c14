/** The fault matrix: everything that can go wrong between Kuber and a broker, at every point of a trade, alive or killed. */
@NullMarked
package dev.kuber.platform.faults;

import org.jspecify.annotations.NullMarked;
