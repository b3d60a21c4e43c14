package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.RateLimiter.Priority;
import dev.kuber.platform.brokers.alpaca.Reply.Ok;
import dev.kuber.platform.brokers.alpaca.Reply.Refused;
import dev.kuber.platform.brokers.alpaca.Reply.Unknown;
import dev.kuber.platform.markets.news.NewsFields;
import dev.kuber.platform.markets.news.NewsProvider;
import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** News of stocks and crypto that Alpaca passes on to those who have an account. */
final class AlpacaNews implements NewsProvider {

    private static final String NAME = "alpaca";
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 5;

    private final AlpacaClient client;

    AlpacaNews(AlpacaClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The newest first; more than {@value #MOST_PAGES} pages of them are of no use to anybody. */
    @Override
    public List<News.Item> fetch(Symbol symbol, Instant from, Instant until) {
        String path =
                "/v1beta1/news?symbols=" + OrderReader.encoded(symbol.value().replace("/", "")) + "&start=" + from
                        + "&end=" + until + "&sort=desc&limit=" + PAGE;
        var items = new ArrayList<News.Item>();
        String token = "";
        for (int i = 0; i < MOST_PAGES; i++) {
            JsonNode json = read(path + token);
            for (JsonNode one : json.path("news")) {
                var fields = new NewsFields(one);
                fields.item(NAME, fields.time("created_at"), symbol)
                        .filter(item -> !item.at().isAfter(until))
                        .ifPresent(items::add);
            }
            String next = new Fields(json).text("next_page_token");
            if (next == null) {
                break;
            }
            token = "&page_token=" + OrderReader.encoded(next);
        }
        return items;
    }

    private JsonNode read(String path) {
        return switch (client.get(Priority.BULK, path, Function.<JsonNode>identity())) {
            case Ok<JsonNode>(var json) when json.path("news").isArray() -> json;
            case Ok<JsonNode> _ -> throw new News.Unavailable("Alpaca's news cannot be read.");
            case Refused<JsonNode> refused -> throw new News.Unavailable("Alpaca shows no news. " + refused.sentence());
            case Unknown<JsonNode>(var reason) -> throw new News.Unavailable("Alpaca shows no news now. " + reason);
        };
    }
}
