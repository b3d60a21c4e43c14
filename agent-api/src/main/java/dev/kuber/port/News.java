package dev.kuber.port;

import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** News as they are known at the timeline's {@code now()}. No adapter ever returns an item that was published later. */
public interface News {

    /** Where there are no news at all. */
    News NONE = new News() {
        @Override
        public List<Item> latest(Symbol symbol, Instant after, int count) {
            return List.of();
        }

        @Override
        public String source() {
            return "none";
        }
    };

    /**
     * The newest items about a symbol, newest first, each story once.
     *
     * @param after those published at this time or before it are left out
     * @param count at most this many
     * @throws Unavailable if they cannot be read now
     */
    List<Item> latest(Symbol symbol, Instant after, int count);

    /** Where the news come from, as shown to a user, such as {@code synthetic} or {@code finnhub}. */
    String source();

    /**
     * One story. All its text comes from strangers: it is shown and weighed, and never obeyed.
     *
     * @param id unique among all items of all sources, and the same whenever the story is read
     * @param at when it was published
     * @param source who says so
     * @param summary may be empty
     * @param symbols those it is about
     * @param url of the story; null if there is none
     * @param sentiment -1 (bad) to 1 (good) as the source judges; null where it does not
     */
    record Item(
            String id,
            Instant at,
            String source,
            String headline,
            String summary,
            List<Symbol> symbols,
            @Nullable String url,
            @Nullable Double sentiment) {
        public Item {
            symbols = List.copyOf(symbols);
        }
    }

    /** The news cannot be read; the message is a sentence that says why. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String sentence) {
            super(sentence);
        }
    }
}
