/** Who uses this installation: accounts, browser sessions and access tokens. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kuber.platform.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
