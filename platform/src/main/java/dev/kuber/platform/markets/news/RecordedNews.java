package dev.kuber.platform.markets.news;

import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A feed of given items, known as the clock passes them; for replays and tests. */
public final class RecordedNews implements News {

    private final List<Item> items;
    private final InstantSource clock;

    public RecordedNews(List<Item> items, InstantSource clock) {
        this.items = List.copyOf(items);
        this.clock = clock;
    }

    @Override
    public List<Item> latest(Symbol symbol, Instant after, int count) {
        Instant now = clock.instant();
        return Stories.latest(
                items.stream()
                        .filter(item -> item.symbols().contains(symbol)
                                && item.at().isAfter(after)
                                && !item.at().isAfter(now))
                        .toList(),
                count);
    }

    @Override
    public String source() {
        return "recorded";
    }
}
