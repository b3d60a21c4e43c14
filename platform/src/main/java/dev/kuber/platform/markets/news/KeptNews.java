package dev.kuber.platform.markets.news;

import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** News that providers published, in PostgreSQL: each item once, whoever fetched it and however often. */
@Component
public class KeptNews {

    /** Read for every item that is wanted, because some tell the same story. */
    private static final int SPARE = 4;

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptNews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps those that are not kept yet. One known already stays as it was, but for symbols that are new: what an agent has
     * seen does not change.
     */
    public void keep(Collection<News.Item> items) {
        for (News.Item any : items) {
            News.Item item = Stories.cut(any);
            jdbc.sql("""
                            insert into news_item
                              (id, published_at, source, headline, summary, symbols, url, sentiment, kept_at)
                            values (:id, :at, :source, :headline, :summary, cast(:symbols as text[]), :url, :sentiment, :now)
                            on conflict (id) do update
                              set symbols = (select array_agg(distinct s order by s)
                                             from unnest(news_item.symbols || excluded.symbols) s)
                              where not news_item.symbols @> excluded.symbols
                            """)
                    .param("id", item.id())
                    .param("at", item.at().atOffset(ZoneOffset.UTC))
                    .param("source", item.source())
                    .param("headline", item.headline())
                    .param("summary", item.summary())
                    .param("symbols", item.symbols().stream().map(Symbol::value).toArray(String[]::new))
                    .param("url", item.url())
                    .param("sentiment", item.sentiment())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** The newest published in this time, each story once, newest first. */
    List<News.Item> find(Symbol symbol, Instant after, Instant until, int count) {
        if (count < 1 || !after.isBefore(until)) {
            return List.of();
        }
        List<News.Item> found = jdbc.sql("""
                        select id, published_at, source, headline, summary, symbols, url, sentiment
                        from news_item
                        where symbols @> cast(:symbols as text[]) and published_at > :after and published_at <= :until
                        order by published_at desc, id desc
                        limit :most
                        """)
                .param("symbols", new String[] {symbol.value()})
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", Math.min(MOST, count * SPARE))
                .query((row, _) -> item(row))
                .list();
        return Stories.latest(found, count);
    }

    private static News.Item item(ResultSet row) throws SQLException {
        Array symbols = row.getArray("symbols");
        double sentiment = row.getDouble("sentiment");
        boolean judged = !row.wasNull();
        return new News.Item(
                row.getString("id"),
                row.getObject("published_at", java.time.OffsetDateTime.class).toInstant(),
                row.getString("source"),
                row.getString("headline"),
                row.getString("summary"),
                Arrays.stream((String[]) symbols.getArray()).map(Symbol::of).toList(),
                row.getString("url"),
                judged ? sentiment : null);
    }

    /** What is kept, as it was known at the clock's time; fetches nothing. */
    public News asOf(InstantSource clock) {
        return new News() {
            @Override
            public List<Item> latest(Symbol symbol, Instant after, int count) {
                return find(symbol, after, clock.instant(), count);
            }

            @Override
            public String source() {
                return "recorded";
            }
        };
    }
}
