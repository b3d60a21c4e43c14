package dev.kuber.trade;

/** Direction of an order or of a position: a long position was opened by buying. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** +1 for buying, -1 for selling. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
