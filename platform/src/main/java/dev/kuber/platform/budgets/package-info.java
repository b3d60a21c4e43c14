/** What running a pipeline costs, and what it may cost: estimates before anything is spent, limits while it is. */
@ApplicationModule(allowedDependencies = {"engine", "ledger", "pipelines", "catalog", "schedules", "markets"})
@NullMarked
package dev.kuber.platform.budgets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
