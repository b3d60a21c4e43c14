package dev.kuber.trade;

/** Where an order stands at the broker. */
public enum OrderStatus {
    /** Sent or about to be sent, and no answer is known. Never to be read as failed: ask the broker by client order id. */
    UNKNOWN,
    /** A bracket's leg that waits for its entry to be filled completely. */
    HELD,
    /** Working at the broker, nothing filled. */
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    EXPIRED,
    /** Superseded by an order with another id. */
    REPLACED,
    REJECTED;

    /** Nothing can happen to the order any more. */
    public boolean terminal() {
        return switch (this) {
            case FILLED, CANCELED, EXPIRED, REPLACED, REJECTED -> true;
            case UNKNOWN, HELD, NEW, PARTIALLY_FILLED -> false;
        };
    }
}
