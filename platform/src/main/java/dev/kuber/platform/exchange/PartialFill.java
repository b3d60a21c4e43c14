package dev.kuber.platform.exchange;

import dev.kuber.platform.brokers.simulated.OrderReport;
import dev.kuber.trade.Quantity;
import java.math.BigDecimal;

/** The size of a trade that fills an order in part. */
final class PartialFill {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Quantity ONE = Quantity.of(1);
    private static final Quantity GRAIN = Quantity.of("0.000000001");

    private PartialFill() {}

    /** The fault's share of what is left of the order, in whole units where the order is one of whole units. */
    static Quantity size(OrderReport order, Fault fault) {
        if (order.quantity() == null) {
            return GRAIN;
        }
        Quantity rest = order.quantity().minus(order.filled());
        Quantity grain = rest.value().scale() > 0 ? GRAIN : ONE;
        Quantity part = rest.part(fault.share() == null ? HALF : fault.share(), grain);
        return part.isZero() ? grain.min(rest) : part;
    }
}
