package dev.kuber.trade;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Price of one unit of an instrument in US dollars. Never negative. Equal by value, whatever the scale. */
public record Price(BigDecimal value) implements Comparable<Price> {

    public Price {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("A price cannot be negative: " + value.toPlainString() + ".");
        }
        value = Decimals.canonical(value);
    }

    public static Price of(String value) {
        return new Price(new BigDecimal(value));
    }

    /**
     * The tradable price nearest to an indicator's number: whole cents from $1 on, hundredths of a cent below, as SEC
     * Rule 612 (17 CFR 242.612) demands for stocks.
     */
    public static Price rounded(double value, RoundingMode mode) {
        return new Price(BigDecimal.valueOf(value)).toTick(mode);
    }

    public static Price rounded(double value) {
        return rounded(value, RoundingMode.HALF_EVEN);
    }

    /** This price on the tick grid of {@link #rounded}. */
    public Price toTick(RoundingMode mode) {
        return new Price(value.setScale(value.compareTo(BigDecimal.ONE) >= 0 ? 2 : 4, mode));
    }

    public Money times(Quantity quantity) {
        return new Money(value.multiply(quantity.value()));
    }

    public Price plus(BigDecimal move) {
        return new Price(value.add(move));
    }

    public Price minus(BigDecimal move) {
        return new Price(value.subtract(move));
    }

    /** The signed distance from {@code other} to this price. */
    public BigDecimal minus(Price other) {
        return value.subtract(other.value);
    }

    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Price other) {
        return compareTo(other) < 0;
    }

    public double toDouble() {
        return value.doubleValue();
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return Decimals.grouped(value, 2);
    }
}
