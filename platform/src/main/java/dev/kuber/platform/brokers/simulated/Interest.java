package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Bars;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import java.time.Instant;
import java.util.Objects;

/** Finds the next bar in which anything may happen to an order, so that quiet bars need not be matched one by one. */
final class Interest {

    static final int NONE = -1;

    private final Bars bars;
    private final int first;
    private double low = Double.NEGATIVE_INFINITY;
    private double high = Double.POSITIVE_INFINITY;
    private int next;

    /** @param first index of the first bar that was not matched yet */
    Interest(Bars bars, int first) {
        this.bars = bars;
        this.first = first;
        this.next = bars.size();
    }

    /** Never later than the bar in which something happens; it may be earlier. */
    int of(Iterable<OrderGroup> groups) {
        for (OrderGroup group : groups) {
            if (group.symbol().equals(bars.symbol())) {
                consider(group);
            }
        }
        int touching = next > first ? bars.slice(0, next).firstTouching(first, low, high) : next;
        return touching < bars.size() ? touching : NONE;
    }

    private void consider(OrderGroup group) {
        Instant expires = group.root().expires();
        if (expires != null) {
            atLatest(bars.countClosedBy(expires.toEpochMilli() - 1));
        }
        for (Order order : group.orders()) {
            if (order.working()) {
                consider(order);
            }
        }
    }

    private void consider(Order order) {
        OrderState state = order.state();
        boolean buy = state.side() == Side.BUY;
        if (order.closingAuction()) {
            return; // Nothing happens before it ends.
        }
        if (order.terms().immediate()) {
            atLatest(firstOpeningAt(order.since()));
            return;
        }
        Price best = order.highWater();
        if (best != null) {
            touches(buy, best);
        }
        if (state.type() == OrderType.MARKET || (order.triggered() && state.type() != OrderType.STOP_LIMIT)) {
            atLatest(firstOpeningAt(order.since()));
        } else if (state.type() == OrderType.LIMIT || order.triggered()) {
            touches(buy, Objects.requireNonNull(state.limit()));
        } else {
            touches(!buy, Objects.requireNonNull(state.stop()));
        }
    }

    private void touches(boolean below, Price level) {
        if (below) {
            low = Math.max(low, level.toDouble());
        } else {
            high = Math.min(high, level.toDouble());
        }
    }

    private int firstOpeningAt(Instant since) {
        int i = first;
        long millis = since.toEpochMilli();
        while (i < bars.size() && bars.opensAt(i) < millis) {
            i++;
        }
        return i;
    }

    private void atLatest(int index) {
        next = Math.min(next, Math.max(first, index));
    }
}
