/** The rules of each trading calendar. */
@NullMarked
package dev.kuber.platform.markets.calendars;

import org.jspecify.annotations.NullMarked;
