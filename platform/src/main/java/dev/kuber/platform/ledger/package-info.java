/** What was spent: one row per charge, never changed, and the prices that charges are computed from. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kuber.platform.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
