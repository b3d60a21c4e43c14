package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What changes in an order that is replaced; null is unchanged.
 *
 * @param clientId of the order that takes the place
 * @param quantity of both orders together: what the old one has filled counts
 * @param trail new distance of a trailing stop, an amount or a percentage as it was before
 */
public record Amendment(
        ClientOrderId clientId,
        @Nullable Quantity quantity,
        @Nullable TimeInForce timeInForce,
        @Nullable Price limit,
        @Nullable Price stop,
        @Nullable BigDecimal trail) {

    /** Only the stop price. */
    static Amendment stop(ClientOrderId as, Price stop) {
        return new Amendment(as, null, null, null, stop, null);
    }

    /** Whether nothing but the stop price changes. */
    boolean onlyStop() {
        return stop != null && quantity == null && timeInForce == null && limit == null && trail == null;
    }
}
