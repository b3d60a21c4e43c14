/** Secrets at rest: sealed with a key that is not in the database, so that a copy of the database reveals none. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kuber.platform.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
