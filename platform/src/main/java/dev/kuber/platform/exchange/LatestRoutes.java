package dev.kuber.platform.exchange;

import static dev.kuber.platform.exchange.Routing.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kuber.platform.exchange.Prints.BarPrint;
import dev.kuber.platform.exchange.Prints.QuotePrint;
import dev.kuber.platform.exchange.Prints.TradePrint;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The latest trades, quotes and bars, and all of them together as snapshots. */
final class LatestRoutes {

    private static final Duration LOOK_BACK = Duration.ofDays(10);

    private final Market market;
    private final BarArchive archive;

    LatestRoutes(Market market) {
        this.market = market;
        this.archive = new BarArchive(market);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Snapshot(
            @Nullable String symbol,
            @JsonProperty("latestTrade") @Nullable TradePrint latestTrade,
            @JsonProperty("latestQuote") @Nullable QuotePrint latestQuote,
            @JsonProperty("minuteBar") @Nullable BarPrint minuteBar,
            @JsonProperty("dailyBar") @Nullable BarPrint dailyBar,
            @JsonProperty("prevDailyBar") @Nullable BarPrint prevDailyBar) {}

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/v2/stocks/trades/latest", data(call -> many(call, "trades", this::trade)))
                .GET("/v2/stocks/quotes/latest", data(call -> many(call, "quotes", this::quote)))
                .GET("/v2/stocks/bars/latest", data(call -> many(call, "bars", this::bar)))
                .GET("/v2/stocks/snapshots", data(call -> Reply.ok(all(call, symbol -> snapshot(symbol, null)))))
                .GET("/v2/stocks/{symbol}/trades/latest", data(call -> one(call, "trade", this::trade)))
                .GET("/v2/stocks/{symbol}/quotes/latest", data(call -> one(call, "quote", this::quote)))
                .GET("/v2/stocks/{symbol}/bars/latest", data(call -> one(call, "bar", this::bar)))
                .GET("/v2/stocks/{symbol}/snapshot", data(this::single))
                .GET("/v1beta3/crypto/{loc}/latest/trades", data(call -> many(call, "trades", this::trade)))
                .GET("/v1beta3/crypto/{loc}/latest/quotes", data(call -> many(call, "quotes", this::quote)))
                .GET("/v1beta3/crypto/{loc}/latest/bars", data(call -> many(call, "bars", this::bar)))
                .GET(
                        "/v1beta3/crypto/{loc}/snapshots",
                        data(call -> many(call, "snapshots", symbol -> snapshot(symbol, null))))
                .build();
    }

    private Optional<TradePrint> trade(Symbol symbol) {
        return market.last(symbol).map(Prints::trade);
    }

    private Optional<QuotePrint> quote(Symbol symbol) {
        return market.last(symbol).map(Prints::quote);
    }

    private Optional<BarPrint> bar(Symbol symbol) {
        return market.lastBar(symbol).map(bar -> Prints.bar(bar, Venues.crypto(symbol)));
    }

    private Optional<Snapshot> snapshot(Symbol symbol, @Nullable String name) {
        if (!market.symbols().contains(symbol)) {
            return Optional.empty();
        }
        List<Bar> days = archive.bars(symbol, BarFrame.DAY, market.now().minus(LOOK_BACK), market.now(), false, 2);
        boolean crypto = Venues.crypto(symbol);
        return Optional.of(new Snapshot(
                name,
                trade(symbol).orElse(null),
                quote(symbol).orElse(null),
                bar(symbol).orElse(null),
                days.isEmpty() ? null : Prints.bar(days.getFirst(), crypto),
                days.size() < 2 ? null : Prints.bar(days.get(1), crypto)));
    }

    private Reply single(Call call) {
        Symbol symbol = call.symbol(call.path("symbol"));
        return snapshot(symbol, symbol.value()).map(Reply::ok).orElseGet(() -> nothing(symbol));
    }

    private static Reply one(Call call, String name, Function<Symbol, ? extends Optional<?>> latest) {
        Symbol symbol = call.symbol(call.path("symbol"));
        return latest.apply(symbol)
                .map(found -> Reply.ok(Map.of("symbol", symbol.value(), name, found)))
                .orElseGet(() -> nothing(symbol));
    }

    private static Reply many(Call call, String name, Function<Symbol, ? extends Optional<?>> latest) {
        return Reply.ok(Map.of(name, all(call, latest)));
    }

    /** Those of which there is something, by symbol. */
    private static Map<String, Object> all(Call call, Function<Symbol, ? extends Optional<?>> latest) {
        List<Symbol> symbols = call.symbols("symbols");
        if (symbols.isEmpty()) {
            throw BadParameter.bad("symbols is required");
        }
        var all = new TreeMap<String, Object>();
        for (Symbol symbol : symbols) {
            latest.apply(symbol).ifPresent(found -> all.put(symbol.value(), found));
        }
        return all;
    }

    private static Reply nothing(Symbol symbol) {
        return new Reply(404, new Reply.Message("no data found for " + symbol));
    }
}
