/** What people did and why, append-only and hash-chained, so that a change made later is found. */
@ApplicationModule(allowedDependencies = {"accounts", "json"})
@NullMarked
package dev.kuber.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
