/** Which agents and facts exist: discovery, metadata, JSON Schema, binding of configurations. */
@ApplicationModule(allowedDependencies = "json")
@NullMarked
package dev.kuber.platform.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
