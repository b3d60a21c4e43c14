package dev.kuber.platform.budgets;

import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Small amounts in words. */
final class Dollars {

    private static final BigDecimal TEN_CENTS = new BigDecimal("0.10");

    private Dollars() {}

    /** To the cent, and to a hundredth of one where it is less than ten cents. */
    static String of(Money money) {
        BigDecimal value = money.value();
        if (value.signum() <= 0 || value.compareTo(TEN_CENTS) >= 0) {
            return money.toString();
        }
        BigDecimal fine = value.setScale(4, RoundingMode.HALF_EVEN);
        return "$"
                + (fine.stripTrailingZeros().scale() < 2 ? fine.setScale(2) : fine.stripTrailingZeros())
                        .toPlainString();
    }
}
