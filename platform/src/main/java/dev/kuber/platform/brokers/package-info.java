/** Brokers: where orders go. One package per broker; each adapter passes the same brokerage contract. */
@ApplicationModule(allowedDependencies = {"json", "markets", "markets::news"})
@NullMarked
package dev.kuber.platform.brokers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
