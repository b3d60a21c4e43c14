package dev.kuber.platform.orders;

import dev.kuber.port.Brokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that was asked of an order at the broker, with the answer.
 *
 * @param account key of the account at the broker
 * @param stop where the stop was to be moved; null for a cancellation
 * @param as id under which the moved stop was to be known; null for a cancellation
 * @param at time of its market
 */
public record OrderChange(
        String account,
        String executionId,
        OrderId order,
        @Nullable Price stop,
        @Nullable ClientOrderId as,
        Brokerage.Change answer,
        Instant at) {}
