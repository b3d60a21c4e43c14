/** How often the condition that an agent waits for held lately, before anything runs. */
@ApplicationModule(allowedDependencies = {"catalog", "markets"})
@NullMarked
package dev.kuber.platform.previews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
