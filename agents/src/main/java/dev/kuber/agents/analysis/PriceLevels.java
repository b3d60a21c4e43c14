package dev.kuber.agents.analysis;

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
    static Optional<Levels> of(StrategySettings config, Quote quote, double atr, boolean up) {
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

    /**
     * The levels where a model would rather have them, as far as the settings let it: each distance from the entry stays
     * within the leeway of what the settings say, and the reward still pays for the risk. A level without a wish, or with
     * one that is no price, stays.
     */
    static Levels moved(StrategySettings config, Levels levels, boolean up, Wish wish) {
        RoundingMode away = up ? RoundingMode.FLOOR : RoundingMode.CEILING;
        RoundingMode beyond = up ? RoundingMode.CEILING : RoundingMode.FLOOR;
        Price entry = levels.entry().price();
        var moved = new Levels(
                levels.entry(),
                nearer(config, entry, levels.stopLoss(), wish.stopLoss(), away),
                nearer(config, entry, levels.target1(), wish.target1(), beyond),
                nearer(config, entry, levels.target2(), wish.target2(), beyond));
        BigDecimal risk = distance(entry, moved.stopLoss());
        BigDecimal reward = distance(entry, moved.target1());
        boolean pays = risk.multiply(BigDecimal.valueOf(config.minRewardRisk())).compareTo(reward) <= 0;
        boolean ordered = risk.signum() > 0 && reward.compareTo(distance(entry, moved.target2())) <= 0;
        return pays && ordered ? moved : levels;
    }

    /** Where a model would have a stop and targets; 0 for no wish. */
    record Wish(double stopLoss, double target1, double target2) {}

    private static Level nearer(StrategySettings config, Price entry, Level level, double wish, RoundingMode rounding) {
        if (!(wish > 0) || Double.isInfinite(wish)) {
            return level;
        }
        double side = level.price().toDouble() - entry.toDouble();
        double leeway = Math.abs(side) * config.leeway() / 100;
        double wanted = Math.clamp(
                wish, level.price().toDouble() - leeway, level.price().toDouble() + leeway);
        Price price = config.leeway() == 0 ? level.price() : Price.rounded(wanted, rounding);
        String note = wanted == wish ? "; the model moved it" : "; the model wished " + Figures.price(wish);
        return price.value().signum() <= 0 || (price.equals(level.price()) && wanted == wish)
                ? level
                : new Level(price, level.reason() + note + ", leeway " + config.leeway() + " %");
    }

    private static BigDecimal distance(Price entry, Level level) {
        return level.price().minus(entry).abs();
    }

    private static BigDecimal move(BigDecimal risk, double multiple, BigDecimal sign) {
        return risk.multiply(BigDecimal.valueOf(multiple)).multiply(sign);
    }
}
