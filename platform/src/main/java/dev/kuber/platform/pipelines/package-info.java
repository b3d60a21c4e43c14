/** Pipelines: what a user edits, its revisions, its validation, and the plan the engine runs. */
@ApplicationModule(allowedDependencies = {"audit", "catalog", "json"})
@NullMarked
package dev.kuber.platform.pipelines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
