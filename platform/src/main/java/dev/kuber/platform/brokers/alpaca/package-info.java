/**
 * Alpaca: a client of its trading and data API, its order and data streams, and the ports over them. Replies are read
 * leniently, effects are never repeated blindly.
 */
@NamedInterface("alpaca")
@NullMarked
package dev.kuber.platform.brokers.alpaca;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
