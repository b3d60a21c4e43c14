/** When a pipeline runs next. */
@ApplicationModule(allowedDependencies = "pipelines")
@NullMarked
package dev.kuber.platform.schedules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
