/** When a pipeline runs next: its window, its planned runs, and how much it may do on a trading day. */
@ApplicationModule(allowedDependencies = {"pipelines", "catalog"})
@NullMarked
package dev.kuber.platform.schedules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
