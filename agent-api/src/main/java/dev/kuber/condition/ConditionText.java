package dev.kuber.condition;

import dev.kuber.condition.Condition.Field;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.indicator.IndicatorSpec;
import dev.kuber.indicator.IndicatorSpec.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A condition in a trader's words, such as "RSI(14) crosses above 30"; a clause without a capital and a full stop. */
public final class ConditionText {

    private ConditionText() {}

    public static String of(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) when parts.isEmpty() -> "always";
            case Condition.Any(var parts) when parts.isEmpty() -> "never";
            case Condition.All(var parts) -> joined(parts, " and ");
            case Condition.Any(var parts) -> joined(parts, " or ");
            case Condition.Compare(var left, var relation, var right) ->
                side(left, right) + " " + verb(relation) + " " + side(right, left);
        };
    }

    private static String joined(List<Condition> parts, String word) {
        if (parts.size() == 1) {
            return of(parts.getFirst());
        }
        return parts.stream()
                .map(part -> part instanceof Condition.Compare ? of(part) : "(" + of(part) + ")")
                .collect(Collectors.joining(word));
    }

    private static String verb(Relation relation) {
        return switch (relation) {
            case ABOVE -> "is above";
            case BELOW -> "is below";
            case CROSSES_ABOVE -> "crosses above";
            case CROSSES_BELOW -> "crosses below";
        };
    }

    private static String side(Operand operand, Operand other) {
        return switch (operand) {
            case Operand.Constant(double value) -> number(value) + (other instanceof Operand.ChangePercent ? "%" : "");
            case Operand.Column(Field field) -> field.name().toLowerCase(Locale.ROOT);
            case Operand.Indicator(var spec, double factor) ->
                (factor == 1 ? "" : number(factor) + " x ") + indicator(spec, other);
            case Operand.ChangePercent(int bars) -> "the change over " + (bars == 1 ? "1 bar" : bars + " bars");
            case Operand.HighestBefore(int bars) ->
                bars == 1 ? "the high of the bar before" : "the highest high of the " + bars + " bars before";
            case Operand.LowestBefore(int bars) ->
                bars == 1 ? "the low of the bar before" : "the lowest low of the " + bars + " bars before";
        };
    }

    private static String indicator(IndicatorSpec spec, Operand other) {
        String parameters =
                spec.parameters().stream().map(ConditionText::number).collect(Collectors.joining(", "));
        return switch (spec.kind()) {
            case SMA, EMA, RSI, ATR, ADX, MACD -> spec.kind() + "(" + parameters + ")";
            case MACD_SIGNAL -> "the signal line of " + Kind.MACD + "(" + parameters + ")";
            case MACD_HISTOGRAM -> "the histogram of " + Kind.MACD + "(" + parameters + ")";
            case BOLLINGER_UPPER -> "the upper Bollinger band (" + parameters + ")";
            case BOLLINGER_LOWER -> "the lower Bollinger band (" + parameters + ")";
            case VOLUME_SMA ->
                other.equals(new Operand.Column(Field.VOLUME))
                        ? "its " + parameters + "-bar average"
                        : "the " + parameters + "-bar average of volume";
        };
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
