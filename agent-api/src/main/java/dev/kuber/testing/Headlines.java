package dev.kuber.testing;

import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** News made of given headlines; the clock of the test decides which are known. */
public final class Headlines implements News {

    private final List<Item> items = new ArrayList<>();
    private Instant now = Instant.MAX;

    /** A headline without a sentiment. */
    public Headlines and(String symbol, Instant at, String headline) {
        return and(symbol, at, headline, null);
    }

    public Headlines and(String symbol, Instant at, String headline, @Nullable Double sentiment) {
        return and(new Item(
                "test-" + items.size(), at, "Test Wire", headline, "", List.of(Symbol.of(symbol)), null, sentiment));
    }

    public Headlines and(Item item) {
        items.add(item);
        return this;
    }

    /** Moves the clock: what is later is not known. */
    public Headlines at(Instant time) {
        now = time;
        return this;
    }

    @Override
    public List<Item> latest(Symbol symbol, Instant after, int count) {
        return items.stream()
                .filter(item -> item.symbols().contains(symbol)
                        && item.at().isAfter(after)
                        && !item.at().isAfter(now))
                .sorted(Comparator.comparing(Item::at).reversed())
                .limit(count)
                .toList();
    }

    @Override
    public String source() {
        return "test";
    }
}
