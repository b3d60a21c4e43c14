package dev.kuber.platform.markets.news;

import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Company news of Finnhub (finnhub.io), which its free plan has for stocks of North America. */
public final class FinnhubNews implements NewsProvider {

    /** Where Finnhub is. */
    public static final URI ORIGIN = URI.create("https://finnhub.io");

    private static final String NAME = "finnhub";

    private final URI origin;
    private final String key;
    private final NewsRequests requests;

    public FinnhubNews(URI origin, String key, InstantSource clock) {
        this(origin, key, Duration.ofSeconds(10), clock);
    }

    FinnhubNews(URI origin, String key, Duration patience, InstantSource clock) {
        this.origin = origin;
        this.key = key;
        this.requests = new NewsRequests("Finnhub", patience, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Finnhub knows days, so that some come that were published before; pairs of currencies it does not know. */
    @Override
    public List<News.Item> fetch(Symbol symbol, Instant from, Instant until) {
        if (symbol.value().indexOf('/') >= 0) {
            return List.of();
        }
        String path = "/api/v1/company-news?symbol=" + URLEncoder.encode(symbol.value(), StandardCharsets.UTF_8)
                + "&from=" + from.atOffset(ZoneOffset.UTC).toLocalDate() + "&to="
                + until.atOffset(ZoneOffset.UTC).toLocalDate();
        JsonNode answer = requests.get(origin.resolve(path), Map.of("X-Finnhub-Token", key));
        if (!answer.isArray()) {
            throw new News.Unavailable("The answer of Finnhub cannot be read.");
        }
        var items = new ArrayList<News.Item>();
        for (JsonNode one : answer) {
            var fields = new NewsFields(one);
            fields.item(NAME, fields.seconds("datetime"), symbol)
                    .filter(item -> !item.at().isAfter(until))
                    .ifPresent(items::add);
        }
        return items;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "FinnhubNews[" + origin + "]";
    }
}
