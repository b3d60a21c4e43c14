package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Why the exchange refuses a command.
 *
 * @param message as Alpaca words it
 * @param sentence for a trader
 * @param existing the order that stands in the way of a {@link Kind#WASH_TRADE}, else null
 * @param shortage of a {@link Kind#QUANTITY}, else null
 */
public record Refusal(
        Kind kind,
        String message,
        String sentence,
        @Nullable OrderId existing,
        @Nullable Shortage shortage) {

    /** What is wrong. */
    public enum Kind {
        /** The order contradicts itself or a rule of the venue. */
        INVALID,
        /** A price lies between two ticks. */
        SUB_PENNY,
        BUYING_POWER,
        /** More is to be closed than is there. */
        QUANTITY,
        /** The account may not sell short, or not in this situation. */
        SHORTING,
        /** The order could trade with another one of the same account. */
        WASH_TRADE,
        DUPLICATE_ID,
        /** An auction order at a time at which the auction takes none. */
        SESSION,
        NOT_FOUND,
        /** The order is finished, or in a state in which it cannot be changed. */
        NOT_CHANGEABLE
    }

    /**
     * What is missing to close this much.
     *
     * @param held by the account
     * @param reserved by other orders of the account
     */
    public record Shortage(Quantity requested, Quantity available, Quantity held, Quantity reserved) {}

    static Refusal of(Kind kind, String message, String sentence) {
        return new Refusal(kind, message, sentence, null, null);
    }

    /** Where Alpaca's words are a trader's. */
    static Refusal of(Kind kind, String sentence) {
        return of(kind, sentence, sentence);
    }

    static Refusal invalid(String sentence) {
        return of(Kind.INVALID, sentence);
    }

    static Refusal unknown(OrderId id) {
        return of(Kind.NOT_FOUND, "order not found for " + id, "The exchange does not know the order " + id + ".");
    }

    static Refusal duplicate(ClientOrderId id) {
        return of(
                Kind.DUPLICATE_ID,
                "client_order_id must be unique",
                "There is already an order with the client order id " + id + ".");
    }
}
