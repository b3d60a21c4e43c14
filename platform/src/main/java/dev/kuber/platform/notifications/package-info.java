/** What users are told without having asked: alarms, their end, and what waits for them. */
@ApplicationModule(allowedDependencies = "engine")
@NullMarked
package dev.kuber.platform.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
