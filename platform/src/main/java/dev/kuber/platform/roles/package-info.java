/** Which part of Kuber a process runs: the API, the workers, or all. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kuber.platform.roles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
