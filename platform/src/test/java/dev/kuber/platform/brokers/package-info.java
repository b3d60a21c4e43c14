/** What every broker adapter must do. */
@NullMarked
package dev.kuber.platform.brokers;

import org.jspecify.annotations.NullMarked;
