package dev.kuber.trade;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one form in which amounts are kept and written, so that equal amounts are equal objects. */
final class Decimals {

    private Decimals() {}

    /** Without trailing zeros and without exponent: 1.50 becomes 1.5, 1E+3 becomes 1000. */
    static BigDecimal canonical(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    /** With thousands separators and at least {@code decimals} places. */
    static String grouped(BigDecimal value, int decimals) {
        BigDecimal shown = value.scale() < decimals ? value.setScale(decimals, RoundingMode.UNNECESSARY) : value;
        String plain = shown.toPlainString();
        int first = value.signum() < 0 ? 1 : 0;
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        if (end - first <= 3) {
            return plain;
        }
        var text = new StringBuilder(plain.length() + 4);
        int next = first + 1 + (end - first - 1) % 3;
        text.append(plain, 0, next);
        for (; next < end; next += 3) {
            text.append(',').append(plain, next, next + 3);
        }
        return text.append(plain, end, plain.length()).toString();
    }
}
