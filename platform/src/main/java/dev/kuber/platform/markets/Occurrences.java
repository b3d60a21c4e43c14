package dev.kuber.platform.markets;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import dev.kuber.condition.Condition;
import dev.kuber.condition.ConditionScan;
import dev.kuber.fact.ConditionMet;
import dev.kuber.fact.PriceCrossed;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Finds in recordings when something that a node waits for happens next, by scanning columns instead of asking at every
 * bar. Looks ahead by nature: for those who move time.
 */
public final class Occurrences {

    private final Map<Symbol, History> histories;
    private final Map<Watched, ConditionScan> scans = new HashMap<>();
    private final Map<Symbol, LevelSearch> levels = new HashMap<>();

    public Occurrences(Map<Symbol, History> histories) {
        this.histories = Map.copyOf(histories);
    }

    /**
     * It happens.
     *
     * @param at the close of a bar: only then it can be known
     * @param fact what the node is told; null if it is only woken
     */
    public record Occurrence(Instant at, @Nullable Fact fact) {}

    private record Watched(Symbol symbol, Timeframe timeframe, Condition condition) {}

    /**
     * The first time strictly after {@code after} and not later than {@code until} at which it happens; empty if it does
     * not, and for what only somebody can tell ({@link WakeOn.Told}, {@link WakeOn.OrderUpdate}).
     *
     * @throws NoData if there are no bars of the symbol and timeframe
     */
    public synchronized Optional<Occurrence> next(WakeOn what, Instant after, Instant until) {
        return switch (what) {
            case WakeOn.BarCloses it -> barCloses(it, after).filter(o -> !o.at().isAfter(until));
            case WakeOn.Holds it -> holds(it, after).filter(o -> !o.at().isAfter(until));
            case WakeOn.PriceCrosses it -> crosses(it, after).filter(o -> !o.at().isAfter(until));
            case WakeOn.OrderUpdate _, WakeOn.Told _ -> Optional.empty();
        };
    }

    private Optional<Occurrence> barCloses(WakeOn.BarCloses what, Instant after) {
        History history = history(what.symbol());
        Bars bars = history.all(what.timeframe());
        int next = history.countClosedBy(what.timeframe(), after);
        return next < bars.size() ? Optional.of(new Occurrence(closeOf(bars, next), null)) : Optional.empty();
    }

    private Optional<Occurrence> holds(WakeOn.Holds what, Instant after) {
        History history = history(what.symbol());
        Bars bars = history.all(what.timeframe());
        int from = history.countClosedBy(what.timeframe(), after);
        if (from >= bars.size()) {
            return Optional.empty();
        }
        OptionalInt found = scans.computeIfAbsent(
                        new Watched(what.symbol(), what.timeframe(), what.condition()),
                        watched -> new ConditionScan(watched.condition(), bars))
                .next(from);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int bar = found.getAsInt();
        Instant at = closeOf(bars, bar);
        return Optional.of(new Occurrence(
                at, new ConditionMet(what.symbol(), what.timeframe(), what.condition(), at, bars.close(bar))));
    }

    private Optional<Occurrence> crosses(WakeOn.PriceCrosses what, Instant after) {
        History history = history(what.symbol());
        Bars bars = history.base();
        int from = history.countClosedBy(history.timeframe(), after);
        int bar = levels.computeIfAbsent(what.symbol(), _ -> new LevelSearch(bars))
                .next(from, what.level().toDouble(), what.up());
        if (bar < 0) {
            return Optional.empty();
        }
        Instant at = closeOf(bars, bar);
        Price price = new Price(BigDecimal.valueOf(bars.close(bar)));
        return Optional.of(new Occurrence(at, new PriceCrossed(what.symbol(), what.level(), what.up(), price, at)));
    }

    private History history(Symbol symbol) {
        History history = histories.get(symbol);
        if (history == null) {
            throw new NoData("There are no bars of " + symbol + " here: import some or choose another symbol.");
        }
        return history;
    }

    private static Instant closeOf(Bars bars, int i) {
        return Instant.ofEpochMilli(bars.closesAt(i));
    }
}
