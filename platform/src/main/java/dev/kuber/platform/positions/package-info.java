/** What pipelines hold and what they have earned. */
@ApplicationModule(allowedDependencies = {"engine", "json"})
@NullMarked
package dev.kuber.platform.positions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
