package dev.kuber.trade;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of US dollars, exact; negative is a loss or a debt. Equal by value, whatever the scale. */
public record Money(BigDecimal value) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    public Money {
        value = Decimals.canonical(value);
    }

    public static Money of(String value) {
        return new Money(new BigDecimal(value));
    }

    public static Money of(long value) {
        return new Money(BigDecimal.valueOf(value));
    }

    public Money plus(Money other) {
        return other.isZero() ? this : isZero() ? other : new Money(value.add(other.value));
    }

    public Money minus(Money other) {
        return other.isZero() ? this : new Money(value.subtract(other.value));
    }

    public Money times(BigDecimal factor) {
        return new Money(value.multiply(factor));
    }

    /** This percentage of the amount, exact. */
    public Money percent(BigDecimal percent) {
        return new Money(value.multiply(percent).movePointLeft(2));
    }

    public Money negate() {
        return new Money(value.negate());
    }

    public Money abs() {
        return new Money(value.abs());
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money toCents(RoundingMode mode) {
        return new Money(value.setScale(2, mode));
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public double toDouble() {
        return value.doubleValue();
    }

    @Override
    public int compareTo(Money other) {
        return value.compareTo(other.value);
    }

    /** With sign, dollar and cents, such as {@code -$1,234.50}; rounded half even to cents. */
    @Override
    public String toString() {
        BigDecimal cents = value.setScale(2, RoundingMode.HALF_EVEN);
        String text = "$" + Decimals.grouped(cents.abs(), 2);
        return cents.signum() < 0 ? "-" + text : text;
    }
}
