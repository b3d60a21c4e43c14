package dev.kuber.trade;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Number of shares, coins or contracts, at most nine decimals. Never negative: the {@link Side} tells the direction. */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);
    private static final int MAX_DECIMALS = 9;

    public Quantity {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("A quantity cannot be negative: " + value.toPlainString() + ".");
        }
        value = Decimals.canonical(value);
        if (value.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException("A quantity has at most nine decimals: " + value.toPlainString() + ".");
        }
    }

    public static Quantity of(String value) {
        return new Quantity(new BigDecimal(value));
    }

    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public Quantity plus(Quantity other) {
        // Most sums of a position's orders add nothing, and are made at every look at it.
        return other.isZero() ? this : isZero() ? other : new Quantity(value.add(other.value));
    }

    /** @throws IllegalArgumentException if {@code other} is larger */
    public Quantity minus(Quantity other) {
        return other.isZero() ? this : new Quantity(value.subtract(other.value));
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** This share of the quantity, rounded down to the increment; what is left over belongs to the rest. */
    public Quantity part(BigDecimal fraction, Quantity increment) {
        return floor(value.multiply(fraction), increment);
    }

    /** Rounded down to a multiple of the increment. */
    public Quantity floorTo(Quantity increment) {
        return floor(value, increment);
    }

    /** The largest multiple of {@code increment} that does not exceed {@code value}; zero for a negative value. */
    public static Quantity floor(BigDecimal value, Quantity increment) {
        if (value.signum() <= 0) {
            return ZERO;
        }
        return new Quantity(value.divide(increment.value, 0, RoundingMode.DOWN).multiply(increment.value));
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return Decimals.grouped(value, 0);
    }
}
