package dev.kuber.platform.markets;

import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the synthetic symbols and a user's series into one list of symbols. */
final class Listing {

    private Listing() {}

    static List<ListedSymbol> of(List<BarSeries> series) {
        Map<Symbol, ListedSymbol> listed = new TreeMap<>();
        for (Symbol symbol : SyntheticMarket.symbols()) {
            long minutes =
                    Duration.between(SyntheticMarket.FIRST, SyntheticMarket.END).toMinutes();
            listed.put(
                    symbol,
                    new ListedSymbol(
                            symbol,
                            SyntheticMarket.nameOf(symbol),
                            List.of(SyntheticMarket.SOURCE),
                            List.of(Timeframe.M1),
                            SyntheticMarket.FIRST,
                            SyntheticMarket.END,
                            minutes));
        }
        for (BarSeries one : series) {
            listed.merge(one.symbol(), listed(one), Listing::merged);
        }
        return List.copyOf(listed.values());
    }

    private static ListedSymbol listed(BarSeries series) {
        return new ListedSymbol(
                series.symbol(),
                series.symbol().value(),
                List.of(series.source()),
                List.of(series.timeframe()),
                series.from(),
                series.to(),
                series.bars());
    }

    private static ListedSymbol merged(ListedSymbol one, ListedSymbol other) {
        Timeframe finest = one.timeframes().getFirst();
        boolean otherFiner = other.timeframes().getFirst().compareTo(finest) < 0;
        return new ListedSymbol(
                one.symbol(),
                one.name(),
                union(one.sources(), other.sources()).stream().sorted().toList(),
                union(one.timeframes(), other.timeframes()).stream().sorted().toList(),
                earlier(one.from(), other.from()),
                later(one.to(), other.to()),
                otherFiner ? other.bars() : one.bars());
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        var all = new ArrayList<T>(one);
        for (T item : other) {
            if (!all.contains(item)) {
                all.add(item);
            }
        }
        return all;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
