package dev.kuber.agents.trigger;

import dev.kuber.condition.Condition;
import dev.kuber.condition.Condition.All;
import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Field;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import java.util.List;

/** The moves that a price trigger waits for, as conditions at the close of a bar. */
final class PriceMoves {

    private PriceMoves() {}

    static Condition condition(PriceSettings config) {
        var change = new Operand.ChangePercent(config.bars());
        var highest = new Operand.HighestBefore(config.bars());
        var lowest = new Operand.LowestBefore(config.bars());
        var close = new Operand.Column(Field.CLOSE);
        return switch (config.kind()) {
            case RISES_PERCENT -> new Compare(change, Relation.ABOVE, new Operand.Constant(config.percent()));
            case FALLS_PERCENT -> new Compare(change, Relation.BELOW, new Operand.Constant(-config.percent()));
            case BREAKS_RANGE_ABOVE -> new Compare(close, Relation.ABOVE, highest);
            case BREAKS_RANGE_BELOW -> new Compare(close, Relation.BELOW, lowest);
            case HOLDS_SUPPORT ->
                new All(List.of(
                        new Compare(new Operand.Column(Field.LOW), Relation.BELOW, lowest),
                        new Compare(close, Relation.ABOVE, lowest)));
            case FAILS_AT_RESISTANCE ->
                new All(List.of(
                        new Compare(new Operand.Column(Field.HIGH), Relation.ABOVE, highest),
                        new Compare(close, Relation.BELOW, highest)));
            case BREAKS_OPENING_RANGE_ABOVE, BREAKS_OPENING_RANGE_BELOW ->
                throw new IllegalArgumentException("An opening range is known when it is over.");
            case IS_ABOVE, IS_BELOW, CROSSES_ABOVE, CROSSES_BELOW ->
                throw new IllegalArgumentException("A level is watched by price, not by bar.");
        };
    }

    static String words(PriceSettings config) {
        return switch (config.kind()) {
            case RISES_PERCENT -> "rises by more than " + config.percent() + " % in " + config.bars() + " bars";
            case FALLS_PERCENT -> "falls by more than " + config.percent() + " % in " + config.bars() + " bars";
            case BREAKS_RANGE_ABOVE -> "closes above the high of the last " + config.bars() + " bars";
            case BREAKS_RANGE_BELOW -> "closes below the low of the last " + config.bars() + " bars";
            case HOLDS_SUPPORT -> "dips below the low of the last " + config.bars() + " bars and closes above it";
            case FAILS_AT_RESISTANCE ->
                "pokes above the high of the last " + config.bars() + " bars and closes below it";
            case BREAKS_OPENING_RANGE_ABOVE -> "closes above the high of the first " + minutes(config);
            case BREAKS_OPENING_RANGE_BELOW -> "closes below the low of the first " + minutes(config);
            case IS_ABOVE -> "is above $" + config.level().toPlainString();
            case IS_BELOW -> "is below $" + config.level().toPlainString();
            case CROSSES_ABOVE -> "crosses above $" + config.level().toPlainString();
            case CROSSES_BELOW -> "crosses below $" + config.level().toPlainString();
        };
    }

    private static String minutes(PriceSettings config) {
        return config.openingRange().toMinutes() + " minutes of the day";
    }
}
