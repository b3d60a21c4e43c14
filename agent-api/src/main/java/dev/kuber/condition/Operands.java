package dev.kuber.condition;

import dev.kuber.condition.Condition.Operand;
import dev.kuber.indicator.BarIndicator;
import dev.kuber.indicator.ChangePercent;
import dev.kuber.indicator.Highest;
import dev.kuber.indicator.Lowest;
import java.util.ArrayList;
import java.util.List;

/** The different operands of a condition, each computed once however often it is named. */
final class Operands {

    private final List<Operand> operands = new ArrayList<>();
    private final List<BarIndicator> indicators = new ArrayList<>();

    /** Where this operand's value is found. */
    int slot(Operand operand) {
        int known = operands.indexOf(operand);
        if (known >= 0) {
            return known;
        }
        operands.add(operand);
        indicators.add(indicator(operand));
        return operands.size() - 1;
    }

    /** One indicator per slot. */
    BarIndicator[] indicators() {
        return indicators.toArray(BarIndicator[]::new);
    }

    private static BarIndicator indicator(Operand operand) {
        return switch (operand) {
            case Operand.Constant(double value) -> (_, _, _, _, _) -> value;
            case Operand.Column(Condition.Field field) -> column(field);
            case Operand.Indicator(var spec, double factor) when factor == 1 -> BarIndicator.of(spec);
            case Operand.Indicator(var spec, double factor) -> {
                BarIndicator plain = BarIndicator.of(spec);
                yield (open, high, low, close, volume) -> factor * plain.update(open, high, low, close, volume);
            }
            case Operand.ChangePercent(int bars) -> {
                var change = new ChangePercent(bars);
                yield (_, _, _, close, _) -> change.update(close);
            }
            case Operand.HighestBefore(int bars) -> {
                var highest = new Highest(bars);
                yield (_, high, _, _, _) -> {
                    double before = highest.value();
                    highest.update(high);
                    return before;
                };
            }
            case Operand.LowestBefore(int bars) -> {
                var lowest = new Lowest(bars);
                yield (_, _, low, _, _) -> {
                    double before = lowest.value();
                    lowest.update(low);
                    return before;
                };
            }
        };
    }

    private static BarIndicator column(Condition.Field field) {
        return switch (field) {
            case OPEN -> (open, _, _, _, _) -> open;
            case HIGH -> (_, high, _, _, _) -> high;
            case LOW -> (_, _, low, _, _) -> low;
            case CLOSE -> (_, _, _, close, _) -> close;
            case VOLUME -> (_, _, _, _, volume) -> volume;
        };
    }
}
