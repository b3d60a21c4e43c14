package dev.kuber.agents.analysis;

import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.ModelOpinion;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.indicator.Readings;

/** The setups that the built-in strategies trade; pure rules over the primary timeframe's readings. */
final class Setups {

    /** RSI beyond which momentum is taken to be exhausted. */
    private static final double EXHAUSTED = 78;

    /** RSI beyond which a market is taken to be stretched too far. */
    private static final double STRETCHED = 35;

    /** How near to the edge of its range, in average true ranges, a close counts as a breakout. */
    private static final double EDGE = 0.25;

    /** A mean reversion goes against the short-term move, but not against a bias this certain. */
    private static final int OVERWHELMING = 85;

    private Setups() {}

    static Idea find(StrategySettings config, Readings r, BiasSignal bias) {
        if (Double.isNaN(r.atr14()) || Double.isNaN(r.rsi14()) || Double.isNaN(r.sma20())) {
            return Idea.hold("too little history for indicators");
        }
        return switch (config.style()) {
            case MOMENTUM -> honour(config, bias, momentum(r, bias));
            case MEAN_REVERSION -> meanReversion(r, bias);
            case BREAKOUT -> honour(config, bias, breakout(r));
        };
    }

    private static Idea momentum(Readings r, BiasSignal bias) {
        boolean up = bias.direction() == Direction.BULLISH;
        if (bias.direction() == Direction.NEUTRAL) {
            return Idea.hold("the bias is neutral");
        }
        int sign = up ? 1 : -1;
        double rsi = up ? r.rsi14() : 100 - r.rsi14();
        if ((r.close() - r.sma20()) * sign <= 0) {
            return Idea.hold("the close is on the wrong side of SMA(20)");
        }
        if (r.macdHistogram() * sign <= 0) {
            return Idea.hold("MACD does not confirm");
        }
        if (rsi < 50 || rsi > EXHAUSTED) {
            return Idea.hold("RSI " + Figures.tenth(r.rsi14()) + (rsi < 50 ? " shows no momentum" : " is exhausted"));
        }
        String reason =
                "momentum " + (up ? "up" : "down") + ": beyond SMA(20), MACD confirms, RSI " + Figures.tenth(r.rsi14());
        return idea(up, (int) Math.round((bias.confidence() + rsi) / 2), reason);
    }

    private static Idea meanReversion(Readings r, BiasSignal bias) {
        boolean low = r.rsi14() <= STRETCHED || r.close() < r.bollingerLower();
        boolean high = r.rsi14() >= 100 - STRETCHED || r.close() > r.bollingerUpper();
        if (low == high) {
            return Idea.hold("RSI " + Figures.tenth(r.rsi14()) + " is not stretched");
        }
        if (overwhelming(bias, low)) {
            return Idea.hold("the bias against it is overwhelming");
        }
        double stretch = Math.abs(r.rsi14() - 50);
        int conviction = (int) Math.min(95, Math.round(50 + stretch));
        return idea(
                low,
                conviction,
                (low ? "oversold" : "overbought") + ": RSI " + Figures.tenth(r.rsi14())
                        + ", back to the mean expected");
    }

    /**
     * Whether a bias forbids to trade against it. What the rules say counts beside what came of a model's opinion: a model
     * that takes a bias back must not open what the bias forbade.
     */
    static boolean overwhelming(BiasSignal bias, boolean up) {
        Direction against = up ? Direction.BEARISH : Direction.BULLISH;
        ModelOpinion opinion = bias.opinion();
        return (bias.direction() == against && bias.confidence() >= OVERWHELMING)
                || (opinion != null
                        && opinion.rules().equals(Synthesis.word(against))
                        && opinion.rulesConfidence() >= OVERWHELMING);
    }

    private static Idea breakout(Readings r) {
        double edge = EDGE * r.atr14();
        boolean up = r.close() >= r.high20() - edge;
        boolean down = r.close() <= r.low20() + edge;
        if (up == down) {
            return Idea.hold("the close is inside its 20-bar range");
        }
        if (r.volume() < r.volumeSma20()) {
            return Idea.hold("volume does not confirm the breakout");
        }
        double thrust = r.volumeSma20() > 0 ? Math.min(2, r.volume() / r.volumeSma20()) : 1;
        return idea(
                up,
                (int) Math.round(50 + 20 * thrust),
                "breakout " + (up ? "above the high" : "below the low") + " of 20 bars on " + Figures.tenth(thrust)
                        + " times the usual volume");
    }

    /** Trades only where the bias points, and only if it is certain enough. */
    static Idea honour(StrategySettings config, BiasSignal bias, Idea idea) {
        if (idea.action() == Action.HOLD) {
            return idea;
        }
        Direction wanted = idea.action() == Action.BUY ? Direction.BULLISH : Direction.BEARISH;
        if (bias.direction() != wanted) {
            return Idea.hold(idea.reason() + ", but the bias is " + Synthesis.word(bias.direction()));
        }
        return bias.confidence() < config.minConfidence()
                ? Idea.hold("the bias is too uncertain, confidence " + bias.confidence())
                : idea;
    }

    private static Idea idea(boolean up, int conviction, String reason) {
        return new Idea(up ? Action.BUY : Action.SELL, Math.min(100, conviction), reason);
    }
}
