/** Backtests: the same pipeline on virtual time over recorded or synthetic bars. */
@ApplicationModule(
        allowedDependencies = {
            "modes",
            "engine",
            "engine::postgres",
            "roles",
            "pipelines",
            "catalog",
            "markets",
            "models",
            "markets::news",
            "brokers::simulated",
            "budgets",
            "ledger",
            "analytics",
            "positions",
            "schedules",
            "json"
        })
@NullMarked
package dev.kuber.platform.backtests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
