package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order or leg on the simulated exchange, with its transitions; one owner, no synchronization. */
final class Order {

    private static final int AVERAGE_DECIMALS = 10;

    private OrderState state;
    private final boolean closing;
    private final Money hold;
    private final @Nullable Instant expires;
    private Money paid;
    private Instant since;
    private boolean triggered;
    private @Nullable Price standing;
    private @Nullable Instant moved;

    Order(OrderSnapshot saved) {
        state = saved.state();
        closing = saved.closing();
        hold = saved.hold();
        expires = saved.expires();
        paid = saved.paid();
        since = saved.since();
        triggered = saved.triggered();
        standing = saved.standing();
        moved = saved.moved();
    }

    OrderSnapshot snapshot() {
        return new OrderSnapshot(state, closing, paid, hold, since, expires, triggered, standing, moved);
    }

    /** As the exchange tells it, without legs. */
    OrderState state() {
        return state;
    }

    boolean closing() {
        return closing;
    }

    boolean triggered() {
        return triggered;
    }

    Instant since() {
        return since;
    }

    @Nullable
    Instant expires() {
        return expires;
    }

    boolean is(OrderStatus status) {
        return state.status() == status;
    }

    /** Neither finished nor held back behind an entry. */
    boolean working() {
        return is(OrderStatus.NEW) || is(OrderStatus.PARTIALLY_FILLED);
    }

    boolean alive() {
        return !state.status().terminal();
    }

    boolean hasStop() {
        return state.type() == OrderType.STOP || state.type() == OrderType.STOP_LIMIT;
    }

    /** Buying power that the unfilled quantity holds. */
    Money held() {
        return alive() && !closing ? hold.times(state.remaining().value()) : Money.ZERO;
    }

    /** Whether this bar came after the order. */
    boolean meets(Bar bar) {
        return working() && !bar.opens().isBefore(since);
    }

    /** The stop price that holds for this bar: a move made while the bar was forming holds from the next one. */
    @Nullable
    Price stopFor(Bar bar) {
        return moved != null && bar.opens().isBefore(moved) ? standing : state.stop();
    }

    /** Every bar from now on opens after the last move. */
    void forgetMove(Bar bar) {
        if (moved != null && !bar.opens().isBefore(moved)) {
            moved = null;
            standing = null;
        }
    }

    void moveStop(Price stop, Instant at) {
        if (moved == null) {
            standing = state.stop();
        }
        moved = at;
        change(state.quantity(), stop, state.status(), null, at);
    }

    void trigger() {
        triggered = true;
    }

    /** A held leg begins to work. */
    void activate(Instant from) {
        since = from;
        change(state.quantity(), state.stop(), OrderStatus.NEW, null, from);
    }

    void fill(Fill fill) {
        Quantity filled = state.filled().plus(fill.quantity());
        paid = paid.plus(fill.price().times(fill.quantity()));
        var average = new Price(paid.value().divide(filled.value(), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN));
        boolean complete = filled.equals(state.quantity());
        state = new OrderState(
                state.id(),
                state.clientId(),
                state.role(),
                state.symbol(),
                state.side(),
                state.type(),
                state.quantity(),
                filled,
                average,
                state.limit(),
                state.stop(),
                state.commission().plus(fill.commission()),
                complete ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                null,
                fill.at(),
                List.of());
    }

    /** The other leg took this part; never below what is filled here. */
    void reduce(Quantity taken, Instant at) {
        Quantity rest = state.remaining();
        if (taken.compareTo(rest) < 0) {
            change(state.quantity().minus(taken), state.stop(), state.status(), state.reason(), at);
        }
    }

    void end(OrderStatus terminal, String reason, Instant at) {
        change(state.quantity(), state.stop(), terminal, reason, at);
    }

    private void change(
            Quantity quantity, @Nullable Price stop, OrderStatus status, @Nullable String reason, Instant at) {
        state = new OrderState(
                state.id(),
                state.clientId(),
                state.role(),
                state.symbol(),
                state.side(),
                state.type(),
                quantity,
                state.filled(),
                state.averagePrice(),
                state.limit(),
                stop,
                state.commission(),
                status,
                reason,
                at,
                List.of());
    }
}
