/**
 * Markets: trading calendars, imported, recorded and synthetic bars, and the {@link dev.kuber.port.MarketData} adapters
 * over them. Nothing here ever shows a bar before it has closed.
 */
@ApplicationModule(allowedDependencies = "json")
@NullMarked
package dev.kuber.platform.markets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
