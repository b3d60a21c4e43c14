/** How Kuber's values, facts and sealed types are written as JSON; one mapper for storage and API. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kuber.platform.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
