package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Trail;
import org.jspecify.annotations.Nullable;

/**
 * What an order was given with and never changes.
 *
 * @param notional amount of money to trade, else null
 * @param trail distance of a trailing stop, else null
 * @param replaces the order whose place it took, else null
 * @param luck id under which its chance is drawn: that of the first order in a row of replacements, so that moving a stop
 *     does not change what happens to it
 */
public record OrderTerms(
        OrderClass orderClass,
        TimeInForce timeInForce,
        boolean extendedHours,
        @Nullable Money notional,
        @Nullable Trail trail,
        @Nullable OrderId replaces,
        ClientOrderId luck) {

    /** Filled at the first price there is, or not at all. */
    boolean immediate() {
        return switch (timeInForce) {
            case IOC, FOK, OPG -> true;
            case DAY, GTC, CLS -> false;
        };
    }
}
