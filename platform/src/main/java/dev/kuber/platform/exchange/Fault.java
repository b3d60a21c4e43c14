package dev.kuber.platform.exchange;

import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose.
 *
 * @param on for faults of calls: method and path such as {@code POST /v2/orders} or {@code DELETE /v2/orders/*}; null for
 *     any call. A star stands for anything
 * @param times how often it happens, from now on; it is armed until then
 * @param skip how many matching calls or events go well before
 * @param delay of {@link Kind#DELAY}
 * @param symbol of {@link Kind#HALT}; for other faults of orders, null for any
 * @param share of an order that {@link Kind#PARTIAL_FILL} fills, between 0 and 1
 */
public record Fault(
        Kind fault,
        @Nullable String on,
        int times,
        int skip,
        @Nullable Duration delay,
        @Nullable Symbol symbol,
        @Nullable BigDecimal share) {

    /** What can go wrong. */
    public enum Kind {
        /** The reply comes late. */
        DELAY,
        /** The call has its effect, and the connection is closed without a reply. */
        DROP_REPLY,
        /** 429, without effect. */
        RATE_LIMIT,
        /** 500, without effect. */
        ERROR,
        /** 500, and yet the call had its effect. */
        ERROR_AFTER,
        /** The order stream is closed once, at once or before an event that follows {@code skip} others. */
        DISCONNECT,
        /** Events of the order stream come twice. */
        DUPLICATE_EVENTS,
        /** An event of the order stream comes after the one that follows it. */
        REORDER_EVENTS,
        /** Events of the order stream never come. */
        WITHHOLD_EVENTS,
        /** Orders fill in part, the rest with a later trade. */
        PARTIAL_FILL,
        /** Orders are rejected after they were accepted. */
        REJECT,
        /** Trading of a symbol is halted until the fault is cleared. */
        HALT;

        /** As it is written in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean ofCalls() {
            return compareTo(ERROR_AFTER) <= 0;
        }
    }

    public Fault {
        if (times < 1 || skip < 0) {
            throw new IllegalArgumentException("A fault happens at least once.");
        }
        if ((fault == Kind.DELAY) != (delay != null)) {
            throw new IllegalArgumentException("A delay, and nothing else, needs its duration.");
        }
        if (fault == Kind.HALT && symbol == null) {
            throw new IllegalArgumentException("A halt needs its symbol.");
        }
        if (share != null && (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0)) {
            throw new IllegalArgumentException("The share of a partial fill lies between 0 and 1.");
        }
    }

    /** Happens once. */
    public static Fault once(Kind kind) {
        return new Fault(kind, null, 1, 0, null, null, null);
    }

    /** Happens once, to a call such as {@code POST /v2/orders}. */
    public static Fault once(Kind kind, String on) {
        return new Fault(kind, on, 1, 0, null, null, null);
    }

    /** The next matching call is answered this much later. */
    public static Fault delay(String on, Duration delay) {
        return new Fault(Kind.DELAY, on, 1, 0, delay, null, null);
    }

    /** Until cleared. */
    public static Fault halt(Symbol symbol) {
        return new Fault(Kind.HALT, null, 1, 0, null, symbol, null);
    }

    public Fault times(int count) {
        return new Fault(fault, on, count, skip, delay, symbol, share);
    }

    public Fault after(int others) {
        return new Fault(fault, on, times, others, delay, symbol, share);
    }

    /** What is left of it after a match; not for the {@linkplain #last last}. */
    Fault used() {
        return skip > 0
                ? new Fault(fault, on, times, skip - 1, delay, symbol, share)
                : new Fault(fault, on, times - 1, 0, delay, symbol, share);
    }

    boolean last() {
        return skip == 0 && times == 1;
    }
}
