/** Language models: users' connections to their providers, questions with checked answers, and every call written down. */
@ApplicationModule(allowedDependencies = {"accounts", "audit", "catalog", "json", "ledger", "secrets"})
@NullMarked
package dev.kuber.platform.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
