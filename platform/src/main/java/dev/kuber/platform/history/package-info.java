/** What was run: executions with what they ran and what they earned, found by whatever is asked for. */
@ApplicationModule(allowedDependencies = {"engine", "engine::postgres", "json"})
@NullMarked
package dev.kuber.platform.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
