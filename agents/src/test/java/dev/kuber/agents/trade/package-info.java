/** Tests of the trade manager and its pure parts. */
@NullMarked
package dev.kuber.agents.trade;

import org.jspecify.annotations.NullMarked;
