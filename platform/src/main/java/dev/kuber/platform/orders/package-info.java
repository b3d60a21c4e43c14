/**
 * Orders on their way to a broker: the one gate that all of them pass, the journal that knows each before it is sent and
 * never forgets one, halts that stop entries, and trades that wait for a person's consent.
 */
@ApplicationModule(allowedDependencies = {"engine", "json"})
@NullMarked
package dev.kuber.platform.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
