package dev.kuber.platform.faults;

import dev.kuber.platform.brokers.alpaca.HastyConnections;
import dev.kuber.platform.exchange.Fault;
import dev.kuber.platform.exchange.Fault.Kind;
import dev.kuber.trade.Symbol;
import java.util.Optional;

/** What goes wrong between Kuber and the broker. */
enum Mishap {
    NOTHING,
    DELAY,
    DROP_REPLY,
    RATE_LIMIT,
    ERROR_BEFORE,
    ERROR_AFTER,
    DISCONNECT,
    DUPLICATE_EVENTS,
    REORDER_EVENTS,
    WITHHOLD_EVENTS,
    PARTIAL_FILL,
    REJECT,
    HALT;

    /** Whether there is something at this point for it to strike: only a new order can be rejected. */
    boolean strikes(Point point) {
        return switch (this) {
            case NOTHING -> false;
            case REJECT -> point == Point.ENTRY || point.closedByHand();
            default -> true;
        };
    }

    /**
     * Among how many calls, events or trades that surely come it may choose.
     *
     * @param lots orders that the trade begins with
     */
    int chances(Point point, int lots) {
        return switch (this) {
            case NOTHING, HALT -> 1;
            case DELAY, DROP_REPLY, RATE_LIMIT, ERROR_BEFORE, ERROR_AFTER -> point.calls(lots);
            case DISCONNECT, DUPLICATE_EVENTS, REORDER_EVENTS, WITHHOLD_EVENTS -> 2;
            case PARTIAL_FILL -> point.closedByHand() ? 2 : 1;
            case REJECT -> point == Point.ENTRY ? lots : 1;
        };
    }

    Optional<Fault> at(Point point, Symbol symbol) {
        return Optional.ofNullable(
                switch (this) {
                    case NOTHING -> null;
                    case DELAY -> Fault.delay(point.call, HastyConnections.PATIENCE.multipliedBy(2));
                    case DROP_REPLY -> Fault.once(Kind.DROP_REPLY, point.call);
                    case RATE_LIMIT -> Fault.once(Kind.RATE_LIMIT, point.call).times(4);
                    case ERROR_BEFORE -> Fault.once(Kind.ERROR, point.call);
                    case ERROR_AFTER -> Fault.once(Kind.ERROR_AFTER, point.call);
                    case DISCONNECT -> Fault.once(Kind.DISCONNECT);
                    case DUPLICATE_EVENTS -> Fault.once(Kind.DUPLICATE_EVENTS).times(8);
                    case REORDER_EVENTS -> Fault.once(Kind.REORDER_EVENTS).times(4);
                    case WITHHOLD_EVENTS -> Fault.once(Kind.WITHHOLD_EVENTS).times(8);
                    case PARTIAL_FILL -> Fault.once(Kind.PARTIAL_FILL).times(2);
                    case REJECT -> Fault.once(Kind.REJECT);
                    case HALT -> Fault.halt(symbol);
                });
    }
}
