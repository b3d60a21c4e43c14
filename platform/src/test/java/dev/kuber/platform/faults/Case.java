package dev.kuber.platform.faults;

import dev.kuber.trade.Side;
import java.math.BigDecimal;

/** A trade as it is meant: which way the price goes, and how much is traded. */
record Case(Path path, int quantity) {

    /** How much leaves at target 1: everything where there are no two parts, such as of one share. */
    int firstPart() {
        return quantity < 2 ? quantity : quantity / 2;
    }

    int lots() {
        return quantity < 2 ? 1 : 2;
    }

    boolean isShort() {
        return path.side() == Side.SELL;
    }

    /** Why it closes. */
    String reason() {
        return switch (path.point()) {
            case ENTRY, TARGET -> "TARGET";
            case STOP -> "STOP";
            case REPLACE -> "BREAKEVEN";
            case CANCEL, CLOSE -> "MANUAL";
        };
    }

    /** What it brings if nothing goes wrong: each part leaves at the price that reaches its target or stop. */
    BigDecimal profit() {
        int second = path.point().closedByHand() ? path.first() : path.last();
        long cents = (long) firstPart() * path.first() + (long) (quantity - firstPart()) * second;
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public String toString() {
        return (isShort() ? "short " : "long ") + quantity + " " + path;
    }
}
