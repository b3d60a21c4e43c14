package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Bar;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TimeInForce;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order or leg on the simulated exchange, with its transitions; one owner, no synchronization. */
final class Order {

    private static final int AVERAGE_DECIMALS = 10;

    private OrderState state;
    private final OrderTerms terms;
    private final boolean closing;
    private final Money hold;
    private final Instant created;
    private final @Nullable Instant expires;
    private Money paid;
    private Instant since;
    private boolean triggered;
    private @Nullable Price standing;
    private @Nullable Instant moved;
    private boolean queued;
    private @Nullable Price highWater;
    private @Nullable OrderId replacedBy;

    Order(OrderSnapshot saved) {
        state = saved.state();
        terms = saved.terms();
        closing = saved.closing();
        hold = saved.hold();
        created = saved.created();
        expires = saved.expires();
        paid = saved.paid();
        since = saved.since();
        triggered = saved.triggered();
        standing = saved.standing();
        moved = saved.moved();
        queued = saved.queued();
        highWater = saved.highWater();
        replacedBy = saved.replacedBy();
    }

    OrderSnapshot snapshot() {
        return new OrderSnapshot(
                state,
                terms,
                closing,
                paid,
                hold,
                created,
                since,
                expires,
                triggered,
                standing,
                moved,
                queued,
                highWater,
                replacedBy);
    }

    /** As the exchange tells it, without legs. */
    OrderState state() {
        return state;
    }

    OrderTerms terms() {
        return terms;
    }

    boolean closing() {
        return closing;
    }

    boolean triggered() {
        return triggered;
    }

    /** Whether it waits for its session. */
    boolean queued() {
        return queued && working();
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

    boolean is(OrderType type) {
        return state.type() == type;
    }

    /** Neither finished nor held back behind an entry. */
    boolean working() {
        return is(OrderStatus.NEW) || is(OrderStatus.PARTIALLY_FILLED);
    }

    boolean alive() {
        return !state.status().terminal();
    }

    /** A stop price that the trader gave. */
    boolean hasStop() {
        return is(OrderType.STOP) || is(OrderType.STOP_LIMIT);
    }

    /** Takes part in the closing auction only. */
    boolean closingAuction() {
        return terms.timeInForce() == TimeInForce.CLS;
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

    void trigger() {
        triggered = true;
    }

    /** Its session has begun. */
    void dequeue(Instant at) {
        queued = false;
        change(state.quantity(), state.stop(), state.status(), null, at);
    }

    /** A held leg begins to work. */
    void activate(Instant from) {
        since = from;
        change(state.quantity(), state.stop(), OrderStatus.NEW, null, from);
    }

    /** The quantity that an order for an amount of money has at the price of its first fill. */
    void size(Quantity quantity) {
        change(quantity, state.stop(), state.status(), null, state.updated());
    }

    /** A trailing stop follows a better price. */
    void follow(Price best) {
        boolean sells = state.side() == Side.SELL;
        if (terms.trail() == null
                || (highWater != null && (sells ? !best.isAbove(highWater) : !best.isBelow(highWater)))) {
            return;
        }
        highWater = best;
        Price stop = Trailing.stop(terms.trail(), best, state.side());
        change(state.quantity(), stop, state.status(), state.reason(), state.updated());
    }

    @Nullable
    Price highWater() {
        return highWater;
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
    boolean reduce(Quantity taken, Instant at) {
        Quantity rest = state.remaining();
        if (taken.compareTo(rest) >= 0) {
            return false;
        }
        change(state.quantity().minus(taken), state.stop(), state.status(), state.reason(), at);
        return true;
    }

    void end(OrderStatus terminal, String reason, Instant at) {
        change(state.quantity(), state.stop(), terminal, reason, at);
    }

    /** Gives its place to another order, which begins with what this one has not filled. */
    Order replaced(
            OrderState successor, OrderTerms itsTerms, Money itsHold, @Nullable Instant until, boolean onlyStop) {
        Instant now = successor.updated();
        Price before = moved == null ? state.stop() : standing;
        replacedBy = successor.id();
        end(OrderStatus.REPLACED, "Replaced by order " + successor.clientId() + ".", now);
        return new Order(new OrderSnapshot(
                successor,
                itsTerms,
                closing,
                Money.ZERO,
                itsHold,
                now,
                onlyStop || since.isAfter(now) ? since : now,
                until,
                triggered,
                onlyStop ? before : null,
                onlyStop ? now : null,
                false,
                highWater,
                null));
    }

    /** In the exchange's own terms. */
    OrderReport report(ClientOrderId root, List<OrderReport> legs) {
        return OrderReport.of(snapshot(), root, legs);
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
