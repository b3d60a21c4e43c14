/** What running a pipeline costs: estimates before anything is spent. */
@ApplicationModule(allowedDependencies = {"pipelines", "catalog", "schedules"})
@NullMarked
package dev.kuber.platform.budgets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
