package dev.kuber.platform.estimates;

import dev.kuber.platform.ledger.Ledger;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts that are computed from averages, and how they are written. */
final class Amounts {

    private static final BigDecimal TEN_CENTS = new BigDecimal("0.10");

    /**
     * Less than this is not shown, and an estimate that is off by less is not wrong: agents that go by rules take milliseconds,
     * some of them twice as many as others, for millionths of a cent.
     */
    static final BigDecimal LEAST = new BigDecimal("0.0001");

    /** More than this is not told apart; the columns of amounts have no room for it. */
    private static final double MOST = 1e9;

    private Amounts() {}

    /** As many digits as the ledger has. */
    static Money of(double dollars) {
        return new Money(BigDecimal.valueOf(Math.min(dollars, MOST)).setScale(Ledger.SCALE, RoundingMode.HALF_EVEN));
    }

    /** To the cent; to a hundredth of one where it is less than ten cents. */
    static String words(Money money) {
        BigDecimal value = money.value();
        if (value.signum() <= 0 || value.compareTo(TEN_CENTS) >= 0) {
            return money.toString();
        }
        if (value.compareTo(LEAST) < 0) {
            return "less than $0.0001";
        }
        BigDecimal fine = value.setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return "$" + (fine.scale() < 2 ? fine.setScale(2) : fine).toPlainString();
    }

    /** As {@link #words}, said not to be exact. */
    static String about(Money money) {
        String words = words(money);
        return words.startsWith("less") ? words : "about " + words;
    }

    /** To a tenth. */
    static double tenths(double percent) {
        return Math.round(percent * 10) / 10.0;
    }

    /** Such as {@code 6 %} or {@code 0.4 %}. */
    static String percent(double percent) {
        BigDecimal value = BigDecimal.valueOf(percent)
                .setScale(Math.abs(percent) < 1 ? 1 : 0, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return (value.scale() < 0 ? value.setScale(0) : value).toPlainString() + " %";
    }
}
