/** Analytics: what closed trades and an equity curve say of a pipeline. Pure arithmetic. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kuber.platform.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
