package dev.kuber.platform.markets.news;

import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;

/** Somebody who publishes news. */
public interface NewsProvider {

    /** Unique among all providers, and the beginning of the ids of its items. */
    String name();

    /**
     * What it published about a symbol in this time, in any order; fields that it leaves out are empty, and items without
     * headline or time are left out.
     *
     * @throws News.Unavailable if it does not answer, or not in a way that can be read
     */
    List<News.Item> fetch(Symbol symbol, Instant from, Instant until);
}
