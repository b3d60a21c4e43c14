package dev.kuber.platform.previews;

import dev.kuber.agent.WakeOn;
import dev.kuber.condition.Condition;
import dev.kuber.condition.ConditionScan;
import dev.kuber.condition.ConditionText;
import dev.kuber.condition.Truth;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What an agent waits for in the bars of one symbol: any of some conditions and levels. Pure. */
record Awaited(List<WakeOn.Holds> conditions, List<WakeOn.PriceCrosses> levels) {

    static final Awaited NOTHING = new Awaited(List.of(), List.of());

    Awaited {
        conditions = List.copyOf(conditions);
        levels = List.copyOf(levels);
    }

    static Awaited of(List<WakeOn> on, Symbol symbol) {
        var conditions = new ArrayList<WakeOn.Holds>();
        var levels = new ArrayList<WakeOn.PriceCrosses>();
        for (WakeOn what : on) {
            switch (what) {
                case WakeOn.Holds it when it.symbol().equals(symbol) -> conditions.add(it);
                case WakeOn.PriceCrosses it when it.symbol().equals(symbol) -> levels.add(it);
                case WakeOn.Holds _, WakeOn.PriceCrosses _, WakeOn.BarCloses _, WakeOn.OrderUpdate _, WakeOn.Told _ -> {
                    // Not told by these bars.
                }
            }
        }
        return new Awaited(conditions, levels);
    }

    boolean isEmpty() {
        return conditions.isEmpty() && levels.isEmpty();
    }

    /** The timeframe of the bars at whose close it is known; empty if any will do. */
    Optional<Timeframe> timeframe() {
        return conditions.stream().map(WakeOn.Holds::timeframe).findFirst();
    }

    /** Whether it is known at the closes of bars of one timeframe. */
    boolean ofOneTimeframe() {
        return conditions.stream().map(WakeOn.Holds::timeframe).distinct().count() <= 1;
    }

    List<String> sentences() {
        var sentences = new ArrayList<String>();
        conditions.forEach(holds -> sentences.add(ConditionText.of(holds.condition())));
        levels.forEach(level -> sentences.add(text(level)));
        return sentences;
    }

    /** At each of the last {@code count} bars whether it happens there; the bars before make indicators known. */
    List<Truth> over(Bars bars, int count) {
        List<List<Truth>> each = new ArrayList<>();
        conditions.forEach(holds -> each.add(over(holds.condition(), bars, count)));
        levels.forEach(level -> each.add(over(level, bars, count)));
        return IntStream.range(0, count)
                .mapToObj(i -> each.stream().map(one -> one.get(i)).reduce(Truth.FALSE, Truth::or))
                .toList();
    }

    /** Each of several rules by itself; none where there is only one. */
    List<Preview.Part> parts(Bars bars, int count) {
        var parts = new ArrayList<Preview.Part>();
        for (WakeOn.Holds holds : conditions) {
            for (Condition rule : rules(holds.condition())) {
                parts.add(new Preview.Part(ConditionText.of(rule), over(rule, bars, count)));
            }
        }
        levels.forEach(level -> parts.add(new Preview.Part(text(level), over(level, bars, count))));
        return parts.size() > 1 ? parts : List.of();
    }

    private static List<Condition> rules(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> parts;
            case Condition.Any(var parts) -> parts;
            case Condition.Compare compare -> List.of(compare);
        };
    }

    private static List<Truth> over(Condition condition, Bars bars, int count) {
        var scan = new ConditionScan(condition, bars);
        return IntStream.range(bars.size() - count, bars.size())
                .mapToObj(scan::at)
                .toList();
    }

    private static List<Truth> over(WakeOn.PriceCrosses level, Bars bars, int count) {
        double price = level.level().toDouble();
        return IntStream.range(bars.size() - count, bars.size())
                .mapToObj(i -> level.up() ? bars.high(i) >= price : bars.low(i) <= price)
                .map(reached -> reached ? Truth.TRUE : Truth.FALSE)
                .toList();
    }

    private static String text(WakeOn.PriceCrosses level) {
        return "price reaches " + level.level() + (level.up() ? " or more" : " or less");
    }
}
