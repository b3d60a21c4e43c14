/** The simulated exchange: deterministic matching of orders against bars, for backtests and for simulation. */
@NamedInterface("simulated")
@NullMarked
package dev.kuber.platform.brokers.simulated;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
