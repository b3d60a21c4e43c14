/** Users' accounts at brokers: their keys, kept sealed, and whether the broker accepts them. */
@ApplicationModule(allowedDependencies = {"accounts", "audit", "brokers::alpaca", "json", "secrets"})
@NullMarked
package dev.kuber.platform.connections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
