/**
 * What running a pipeline will cost, before anything is spent: from what its agents say of themselves, then from what they
 * have cost before. Each estimate is kept with its execution and compared with the ledger afterwards.
 */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "ledger",
            "pipelines",
            "catalog",
            "schedules",
            "markets",
            "models",
            "budgets",
            "json"
        })
@NullMarked
package dev.kuber.platform.estimates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
