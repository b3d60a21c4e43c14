/** What the benchmarks need of the package of this name in the platform and nobody else does. */
@NullMarked
package dev.kuber.platform.budgets;

import org.jspecify.annotations.NullMarked;
