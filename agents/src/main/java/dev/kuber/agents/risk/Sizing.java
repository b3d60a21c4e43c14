package dev.kuber.agents.risk;

import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How large a trade may be, with the arithmetic that leads there. Pure.
 *
 * @param quantity zero when not even the smallest unit fits
 * @param reduced a limit other than the risk decided
 * @param limit what decided, in words
 */
record Sizing(Quantity quantity, boolean reduced, String limit, List<String> arithmetic) {

    private static final Quantity ONE = Quantity.of(1);
    private static final Quantity MILLIONTH = Quantity.of("0.000001");

    /** Part of the buying power kept back: a market order may fill above the planned price. */
    private static final BigDecimal USABLE_POWER = new BigDecimal("0.97");

    Sizing {
        arithmetic = List.copyOf(arithmetic);
    }

    /**
     * What is asked.
     *
     * @param exposure market value of the symbol that the account holds already
     * @param fractions whether the broker takes quantities below one
     * @param pair whether the symbol is a pair such as BTC/USD, which trades in fractions as a matter of course
     */
    record Question(
            Price entry,
            Price stop,
            Money equity,
            Money buyingPower,
            Money exposure,
            boolean fractions,
            boolean pair) {}

    /** An upper limit of the quantity with its calculation. */
    private record Limit(String name, BigDecimal quantity, String line) {}

    /** Size = equity x risk % / |entry - stop|, then every cap; all percentages are of equity. */
    static Sizing of(Question q, BigDecimal riskPercent, BigDecimal positionPercent, BigDecimal exposurePercent) {
        BigDecimal perUnit = q.entry().minus(q.stop()).abs();
        Money atRisk = q.equity().percent(riskPercent);
        Limit byRisk = limit(
                "risk",
                atRisk,
                perUnit,
                "Risk: " + q.equity() + " equity x " + riskPercent + " % = " + atRisk + "; / |" + q.entry() + " - "
                        + q.stop() + "| = " + perUnit.toPlainString() + " a unit");
        Limit binding = byRisk;
        var lines = new ArrayList<>(List.of(byRisk.line()));
        for (Limit limit : caps(q, positionPercent, exposurePercent)) {
            lines.add(limit.line());
            binding = limit.quantity().compareTo(binding.quantity()) < 0 ? limit : binding;
        }
        Quantity quantity = rounded(binding.quantity(), q.fractions(), q.pair());
        lines.add("Smallest: " + binding.name() + ", rounded down to " + quantity);
        return new Sizing(quantity, !binding.equals(byRisk), binding.name(), lines);
    }

    /** What else limits the quantity, whatever the risk would allow. */
    private static List<Limit> caps(Question q, BigDecimal positionPercent, BigDecimal exposurePercent) {
        Money perPosition = q.equity().percent(positionPercent);
        Money perSymbol = q.equity().percent(exposurePercent);
        Money left = perSymbol.minus(q.exposure());
        Money power = q.buyingPower().times(USABLE_POWER);
        String over = "; / " + q.entry();
        return List.of(
                limit(
                        "the cap per position",
                        perPosition,
                        q.entry().value(),
                        "Position cap: " + q.equity() + " x " + positionPercent + " % = " + perPosition + over),
                limit(
                        "the exposure per symbol",
                        left,
                        q.entry().value(),
                        "Exposure: " + perSymbol + " (" + exposurePercent + " %) - " + q.exposure() + " held = " + left
                                + over),
                limit(
                        "buying power",
                        power,
                        q.entry().value(),
                        "Buying power: " + q.buyingPower() + " x 97 % = " + power + over));
    }

    private static Limit limit(String name, Money money, BigDecimal perUnit, String calculation) {
        BigDecimal quantity =
                money.isPositive() ? money.value().divide(perUnit, 9, RoundingMode.DOWN) : BigDecimal.ZERO;
        return new Limit(
                name,
                quantity,
                calculation + " = " + quantity.setScale(6, RoundingMode.DOWN).toPlainString());
    }

    /** Whole units; millionths for pairs and where not even one unit fits, if the broker takes them. */
    private static Quantity rounded(BigDecimal quantity, boolean fractions, boolean pair) {
        Quantity whole = Quantity.floor(quantity, ONE);
        return fractions && (pair || whole.isZero()) ? Quantity.floor(quantity, MILLIONTH) : whole;
    }
}
