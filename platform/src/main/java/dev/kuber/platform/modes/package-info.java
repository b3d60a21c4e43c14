/** What a trading mode is: a choice of timeline, prices and brokerage, made here and nowhere else. */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "engine::postgres",
            "pipelines",
            "catalog",
            "connections",
            "markets",
            "models",
            "markets::news",
            "brokers::alpaca",
            "notifications",
            "brokers::simulated",
            "positions",
            "orders",
            "audit",
            "budgets",
            "estimates",
            "ledger",
            "schedules",
            "roles",
            "json"
        })
@NullMarked
package dev.kuber.platform.modes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
