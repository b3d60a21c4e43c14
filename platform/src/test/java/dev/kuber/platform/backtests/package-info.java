/** Tests of backtests: repeatable, crash-safe, blind to the future. */
@NullMarked
package dev.kuber.platform.backtests;

import org.jspecify.annotations.NullMarked;
