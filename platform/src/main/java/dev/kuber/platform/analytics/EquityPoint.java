package dev.kuber.platform.analytics;

import dev.kuber.trade.Money;
import java.time.Instant;

/**
 * An account's worth at one time.
 *
 * @param drawdown how far it lies below its highest value so far, in percent of that value; 0 at a new high
 */
public record EquityPoint(Instant time, Money equity, double drawdown) {}
