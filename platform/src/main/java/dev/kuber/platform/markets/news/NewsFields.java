package dev.kuber.platform.markets.news;

import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of an item of news, each of which may be missing or make no sense. */
public record NewsFields(JsonNode node) {

    /**
     * The item; empty without headline or time.
     *
     * @param provider begins its id
     * @param at when it was published; null where that makes no sense
     * @param about whom the provider was asked about
     */
    public Optional<News.Item> item(String provider, @Nullable Instant at, Symbol about) {
        String headline = text("headline");
        if (headline.isBlank() || at == null) {
            return Optional.empty();
        }
        String id = text("id");
        String url = text("url");
        return Optional.of(new News.Item(
                provider + ":" + (id.isBlank() ? Stories.key(headline) + "@" + at.getEpochSecond() : id),
                at,
                text("source").isBlank() ? provider : text("source"),
                plain(headline),
                plain(text("summary")),
                symbols(about),
                url.isBlank() ? null : url,
                null));
    }

    public String text(String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    /** Seconds since 1970; null where it is none, or nonsense. */
    public @Nullable Instant seconds(String name) {
        JsonNode value = node.path(name);
        long seconds = value.isNumber() ? value.asLong(0) : 0;
        return seconds > 0 && seconds < 100_000_000_000L ? Instant.ofEpochSecond(seconds) : null;
    }

    /** A time as RFC 3339 writes it; null where it is none. */
    public @Nullable Instant time(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** Those it names, and the one that was asked about. */
    private List<Symbol> symbols(Symbol about) {
        Set<Symbol> found = new LinkedHashSet<>();
        found.add(about);
        for (JsonNode symbol : node.path("symbols")) {
            try {
                found.add(Symbol.of(symbol.asString("")));
            } catch (IllegalArgumentException _) {
                // An instrument that Kuber does not trade.
            }
        }
        return List.copyOf(found);
    }

    /** Providers put HTML into texts that are none. */
    private static String plain(String text) {
        return text.replaceAll("<[^<>]{0,200}>", " ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
