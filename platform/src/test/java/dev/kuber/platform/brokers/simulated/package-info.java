/** Tests of the simulated exchange. */
@NullMarked
package dev.kuber.platform.brokers.simulated;

import org.jspecify.annotations.NullMarked;
