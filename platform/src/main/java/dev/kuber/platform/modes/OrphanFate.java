package dev.kuber.platform.modes;

import dev.kuber.platform.orders.OrderIntent;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done about an order that no position asks for any more. Pure. */
sealed interface OrphanFate {

    /** A request in flight has arrived or is dead by then, with a wide margin. */
    Duration IN_FLIGHT = Duration.ofMinutes(5);

    /** Nothing, or nothing yet. */
    record Leave() implements OrphanFate {}

    /** It never reached the broker and never will. */
    record NeverArrived() implements OrphanFate {}

    /** It works for nobody: cancelled, part by part. */
    record Cancel(List<OrderId> orders) implements OrphanFate {}

    /**
     * What it protects is still in the account: left as it is, and the trader is told.
     *
     * @param quantity bought, or sold short, and not closed
     */
    record Alarm(BigDecimal quantity) implements OrphanFate {}

    /**
     * The fate of an order.
     *
     * @param found what the broker says of it; null if it does not know it
     * @param net what its execution has opened in its symbol and not closed, as far as its orders show
     * @param spare what the account holds in that direction and no position claims
     * @param now by the wall clock
     */
    static OrphanFate of(
            OrderIntent intent, @Nullable OrderState found, BigDecimal net, BigDecimal spare, Instant now) {
        if (found == null) {
            Instant attempted = intent.attemptedAt();
            boolean dead = attempted == null || !now.isBefore(attempted.plus(IN_FLIGHT));
            return intent.state().id() == null && dead ? new NeverArrived() : new Leave();
        }
        if (found.status() == OrderStatus.UNKNOWN || found.finished()) {
            return new Leave();
        }
        boolean enters = intent.request().opens() && !found.status().terminal();
        if (!enters && net.signum() > 0 && spare.compareTo(net) >= 0) {
            return new Alarm(net);
        }
        var working = new ArrayList<OrderId>();
        for (OrderState each : found.family()) {
            OrderId id = each.id();
            if (id != null && !each.status().terminal() && each.status() != OrderStatus.HELD) {
                working.add(id);
            }
        }
        return working.isEmpty() ? new Leave() : new Cancel(List.copyOf(working));
    }

    /** The direction in which an execution has traded a symbol; null if none of its orders opens anything. */
    static @Nullable Side direction(List<OrderIntent> orders, Symbol symbol) {
        for (OrderIntent order : orders) {
            if (order.request().symbol().equals(symbol) && order.request().opens()) {
                return order.request().side();
            }
        }
        return null;
    }

    /** What these orders of one execution have opened in a symbol and not closed. */
    static BigDecimal net(List<OrderIntent> orders, Symbol symbol, Side direction) {
        BigDecimal net = BigDecimal.ZERO;
        for (OrderIntent order : orders) {
            for (OrderState each : order.state().family()) {
                if (each.symbol().equals(symbol)) {
                    BigDecimal filled = each.filled().value();
                    net = each.side() == direction ? net.add(filled) : net.subtract(filled);
                }
            }
        }
        return net;
    }
}
