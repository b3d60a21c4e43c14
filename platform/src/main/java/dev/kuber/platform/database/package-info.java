/** The PostgreSQL database: an embedded server of our own, or an external one. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kuber.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
