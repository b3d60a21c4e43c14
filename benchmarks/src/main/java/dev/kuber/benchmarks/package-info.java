/** Measurements of speed on the machine at hand, each with the load under which it was taken; never part of the tests. */
@NullMarked
package dev.kuber.benchmarks;

import org.jspecify.annotations.NullMarked;
