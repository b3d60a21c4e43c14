package dev.kuber.agents.trigger;

import dev.kuber.agent.Option;
import dev.kuber.agent.Param;
import dev.kuber.condition.Condition;
import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Field;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.indicator.IndicatorSpec;

/**
 * One rule of a technical trigger; each kind uses the numbers that its description names. A period of 0 is the usual one
 * of the kind.
 */
public record Rule(
        @Param(title = "Rule", description = "What must happen at the close of a bar.", init = "RSI_CROSSES_BELOW")
        Kind kind,

        @Param(
                title = "Period",
                when = "kind=rsi_*|bollinger_*|volume_spike",
                description = "RSI (usually 14), Bollinger bands (20), average volume (20).",
                init = "0",
                min = 0,
                max = 500,
                unit = "bars")
        int period,

        @Param(
                title = "Fast period",
                when = "kind=sma_*|ema_*|macd_*",
                description = "Crosses of averages: SMA (usually 20), EMA (12), MACD (12).",
                init = "0",
                min = 0,
                max = 500,
                unit = "bars")
        int fast,

        @Param(
                title = "Slow period",
                when = "kind=sma_*|ema_*|macd_*",
                description = "Crosses of averages: SMA (usually 50), EMA (26), MACD (26).",
                init = "0",
                min = 0,
                max = 1000,
                unit = "bars")
        int slow,

        @Param(
                title = "Signal period",
                when = "kind=macd_*",
                description = "MACD (usually 9).",
                init = "0",
                min = 0,
                max = 500,
                unit = "bars")
        int signal,

        @Param(
                title = "RSI level",
                when = "kind=rsi_*",
                description = "RSI: the threshold.",
                init = "30",
                min = 0,
                max = 100)
        double level,

        @Param(
                title = "Standard deviations",
                when = "kind=bollinger_*",
                description = "Bollinger bands: their distance from the average.",
                init = "2",
                min = 0.5,
                max = 5)
        double deviations,

        @Param(
                title = "Volume multiple",
                when = "kind=volume_spike",
                description = "Volume spike: how many times the average volume.",
                init = "2",
                min = 1,
                max = 100,
                unit = "x")
        double multiple) {

    /** What a rule looks at. */
    public enum Kind {
        @Option(title = "RSI is below", sentence = "RSI({period:14}) is below {level}")
        RSI_BELOW,
        @Option(title = "RSI is above", sentence = "RSI({period:14}) is above {level}")
        RSI_ABOVE,
        @Option(title = "RSI crosses below", sentence = "RSI({period:14}) crosses below {level}")
        RSI_CROSSES_BELOW,
        @Option(title = "RSI crosses above", sentence = "RSI({period:14}) crosses above {level}")
        RSI_CROSSES_ABOVE,
        @Option(title = "SMA crosses above", sentence = "SMA({fast:20}) crosses above SMA({slow:50})")
        SMA_CROSSES_ABOVE,
        @Option(title = "SMA crosses below", sentence = "SMA({fast:20}) crosses below SMA({slow:50})")
        SMA_CROSSES_BELOW,
        @Option(title = "EMA crosses above", sentence = "EMA({fast:12}) crosses above EMA({slow:26})")
        EMA_CROSSES_ABOVE,
        @Option(title = "EMA crosses below", sentence = "EMA({fast:12}) crosses below EMA({slow:26})")
        EMA_CROSSES_BELOW,
        @Option(
                title = "MACD crosses above its signal",
                sentence = "MACD({fast:12}, {slow:26}) crosses above its signal line ({signal:9})")
        MACD_CROSSES_ABOVE,
        @Option(
                title = "MACD crosses below its signal",
                sentence = "MACD({fast:12}, {slow:26}) crosses below its signal line ({signal:9})")
        MACD_CROSSES_BELOW,
        @Option(
                title = "Close breaks above the Bollinger band",
                sentence = "close breaks above the upper Bollinger band ({period:20}, {deviations})")
        BOLLINGER_BREAKS_ABOVE,
        @Option(
                title = "Close breaks below the Bollinger band",
                sentence = "close breaks below the lower Bollinger band ({period:20}, {deviations})")
        BOLLINGER_BREAKS_BELOW,
        @Option(title = "Volume spikes", sentence = "volume above {multiple} times its average of {period:20} bars")
        VOLUME_SPIKE
    }

    public Rule {
        int usualFast = usual(fast, kind.name().startsWith("SMA") ? 20 : 12);
        int usualSlow = usual(slow, kind.name().startsWith("SMA") ? 50 : 26);
        boolean averages = kind.name().contains("MA_CROSSES") || kind.name().startsWith("MACD");
        if (averages && usualFast >= usualSlow) {
            throw new IllegalArgumentException("fast: the fast average must be shorter than the slow one, not "
                    + usualFast + " against " + usualSlow + ".");
        }
    }

    /** The rule as a condition. */
    Condition condition() {
        return switch (kind) {
            case RSI_BELOW -> rsi(Relation.BELOW);
            case RSI_ABOVE -> rsi(Relation.ABOVE);
            case RSI_CROSSES_BELOW -> rsi(Relation.CROSSES_BELOW);
            case RSI_CROSSES_ABOVE -> rsi(Relation.CROSSES_ABOVE);
            case SMA_CROSSES_ABOVE -> averages(IndicatorSpec.Kind.SMA, Relation.CROSSES_ABOVE, 20, 50);
            case SMA_CROSSES_BELOW -> averages(IndicatorSpec.Kind.SMA, Relation.CROSSES_BELOW, 20, 50);
            case EMA_CROSSES_ABOVE -> averages(IndicatorSpec.Kind.EMA, Relation.CROSSES_ABOVE, 12, 26);
            case EMA_CROSSES_BELOW -> averages(IndicatorSpec.Kind.EMA, Relation.CROSSES_BELOW, 12, 26);
            case MACD_CROSSES_ABOVE -> macd(Relation.CROSSES_ABOVE);
            case MACD_CROSSES_BELOW -> macd(Relation.CROSSES_BELOW);
            case BOLLINGER_BREAKS_ABOVE -> band(IndicatorSpec.Kind.BOLLINGER_UPPER, Relation.CROSSES_ABOVE);
            case BOLLINGER_BREAKS_BELOW -> band(IndicatorSpec.Kind.BOLLINGER_LOWER, Relation.CROSSES_BELOW);
            case VOLUME_SPIKE ->
                new Compare(
                        new Operand.Column(Field.VOLUME),
                        Relation.ABOVE,
                        indicator(multiple, IndicatorSpec.Kind.VOLUME_SMA, usual(period, 20)));
        };
    }

    /** The rule in words. */
    String words() {
        int bars = usual(period, kind.name().startsWith("RSI") ? 14 : 20);
        String relation = kind.name().contains("CROSSES") ? "crosses " : "is ";
        relation += kind.name().endsWith("ABOVE") ? "above " : "below ";
        return switch (kind) {
            case RSI_BELOW, RSI_ABOVE, RSI_CROSSES_BELOW, RSI_CROSSES_ABOVE -> "RSI(" + bars + ") " + relation + level;
            case SMA_CROSSES_ABOVE, SMA_CROSSES_BELOW ->
                "SMA(" + usual(fast, 20) + ") " + relation + "SMA(" + usual(slow, 50) + ")";
            case EMA_CROSSES_ABOVE, EMA_CROSSES_BELOW ->
                "EMA(" + usual(fast, 12) + ") " + relation + "EMA(" + usual(slow, 26) + ")";
            case MACD_CROSSES_ABOVE, MACD_CROSSES_BELOW -> "MACD " + relation + "its signal line";
            case BOLLINGER_BREAKS_ABOVE ->
                "close breaks above the upper Bollinger band (" + bars + ", " + deviations + ")";
            case BOLLINGER_BREAKS_BELOW ->
                "close breaks below the lower Bollinger band (" + bars + ", " + deviations + ")";
            case VOLUME_SPIKE -> "volume above " + multiple + " times its average of " + bars + " bars";
        };
    }

    private Condition rsi(Relation relation) {
        return new Compare(
                indicator(1, IndicatorSpec.Kind.RSI, usual(period, 14)), relation, new Operand.Constant(level));
    }

    private Condition averages(IndicatorSpec.Kind average, Relation relation, int usualFast, int usualSlow) {
        return new Compare(
                indicator(1, average, usual(fast, usualFast)), relation, indicator(1, average, usual(slow, usualSlow)));
    }

    private Condition macd(Relation relation) {
        double[] periods = {usual(fast, 12), usual(slow, 26), usual(signal, 9)};
        return new Compare(
                indicator(1, IndicatorSpec.Kind.MACD, periods),
                relation,
                indicator(1, IndicatorSpec.Kind.MACD_SIGNAL, periods));
    }

    private Condition band(IndicatorSpec.Kind band, Relation relation) {
        return new Compare(
                new Operand.Column(Field.CLOSE), relation, indicator(1, band, usual(period, 20), deviations));
    }

    private static Operand indicator(double factor, IndicatorSpec.Kind kind, double... parameters) {
        return new Operand.Indicator(IndicatorSpec.of(kind, parameters), factor);
    }

    private static int usual(int given, int usual) {
        return given == 0 ? usual : given;
    }
}
