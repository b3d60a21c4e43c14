/** Incremental technical indicators over doubles. */
@NullMarked
package dev.kuber.indicator;

import org.jspecify.annotations.NullMarked;
