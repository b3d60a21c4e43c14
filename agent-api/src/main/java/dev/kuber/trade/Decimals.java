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
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    /** With thousands separators and at least {@code decimals} places. */
    static String grouped(BigDecimal value, int decimals) {
        BigDecimal shown = value.scale() < decimals ? value.setScale(decimals, RoundingMode.UNNECESSARY) : value;
        String plain = shown.abs().toPlainString();
        int point = plain.indexOf('.');
        var text = new StringBuilder(plain);
        for (int i = (point < 0 ? plain.length() : point) - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return value.signum() < 0 ? "-" + text : text.toString();
    }
}
