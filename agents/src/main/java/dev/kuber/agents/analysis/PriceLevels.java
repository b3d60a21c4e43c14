package dev.kuber.agents.analysis;

import dev.kuber.agents.analysis.StrategyAgent.Config;
import dev.kuber.fact.StrategySignal.Level;
import dev.kuber.fact.StrategySignal.Levels;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Entry, stop and targets of an idea, on tradable prices. Pure. */
final class PriceLevels {

    private PriceLevels() {}

    /**
     * The levels; empty when no tradable prices fit, as for a stop below zero. The stop is rounded away from the entry and
     * the targets too, so that a target is never less than its multiple of R.
     */
    static Optional<Levels> of(Config config, Quote quote, double atr, boolean up) {
        RoundingMode away = up ? RoundingMode.FLOOR : RoundingMode.CEILING;
        RoundingMode beyond = up ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal sign = BigDecimal.valueOf(up ? 1 : -1);
        Price entry = quote.last().toTick(RoundingMode.HALF_EVEN);
        double distance = config.stopAtr() * atr;
        double stopAt = entry.toDouble() - (up ? distance : -distance);
        if (!(distance > 0) || stopAt <= 0) {
            return Optional.empty();
        }
        Price stop = Price.rounded(stopAt, away);
        BigDecimal risk = entry.minus(stop).multiply(sign);
        BigDecimal first = entry.value().add(move(risk, config.target1(), sign));
        BigDecimal second = entry.value().add(move(risk, config.target2(), sign));
        if (risk.signum() <= 0 || stop.value().signum() <= 0 || second.signum() <= 0) {
            return Optional.empty();
        }
        Price target1 = new Price(first).toTick(beyond);
        Price target2 = new Price(second).toTick(beyond);
        if (target2.value().signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Levels(
                new Level(entry, "the last price"),
                new Level(
                        stop,
                        config.stopAtr() + " times the average true range of " + Figures.price(atr)
                                + " from the entry"),
                new Level(target1, config.target1() + " times the risk of $" + risk.toPlainString() + " a unit"),
                new Level(target2, config.target2() + " times the risk")));
    }

    private static BigDecimal move(BigDecimal risk, double multiple, BigDecimal sign) {
        return risk.multiply(BigDecimal.valueOf(multiple)).multiply(sign);
    }
}
