/** How bars are written to and read from the database. */
@NullMarked
package dev.kuber.platform.markets.stored;

import org.jspecify.annotations.NullMarked;
