/**
 * The Alpaca face: the simulated exchange served as the Alpaca trading and market data API over HTTP and WebSocket, with
 * switches for faults. A program of its own without a database; the main application does not contain it.
 */
@ApplicationModule(allowedDependencies = {"brokers::simulated", "markets"})
@NullMarked
package dev.kuber.platform.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
