/** Trigger conditions as data, with an incremental and a columnar evaluator. */
@NullMarked
package dev.kuber.condition;

import org.jspecify.annotations.NullMarked;
