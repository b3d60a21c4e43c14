/** The engine: takes a due wake-up, runs the steps that are ready, saves them durably, repeats. */
@ApplicationModule(allowedDependencies = {"pipelines", "catalog", "json", "ledger"})
@NullMarked
package dev.kuber.platform.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
