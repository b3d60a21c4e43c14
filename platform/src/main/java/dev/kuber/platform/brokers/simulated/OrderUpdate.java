package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * A change of an order that the market caused.
 *
 * @param root the order as it was submitted; the order itself unless it is a leg
 * @param order what changed, as it stands after the change, without its legs
 * @param fill what was filled, else null
 */
public record OrderUpdate(
        ClientOrderId root, OrderState order, @Nullable Fill fill) {}
