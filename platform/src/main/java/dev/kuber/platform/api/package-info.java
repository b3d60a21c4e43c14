/** The HTTP API and the event stream: translates between the wire and the modules, decides nothing. */
@ApplicationModule
@NullMarked
package dev.kuber.platform.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
