package dev.kuber.platform.exchange;

import static dev.kuber.platform.exchange.Routing.data;

import dev.kuber.platform.exchange.Prints.BarPrint;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Symbol;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Bars of the past, by pages. */
final class BarRoutes {

    private static final Set<String> ADJUSTMENTS = Set.of("raw", "split", "dividend", "spin-off", "all");

    private final Market market;
    private final BarArchive archive;

    BarRoutes(Market market) {
        this.market = market;
        this.archive = new BarArchive(market);
    }

    private record Many(
            Map<String, List<BarPrint>> bars, @Nullable String nextPageToken) {}

    private record One(
            String symbol, List<BarPrint> bars, @Nullable String nextPageToken) {}

    /** An empty page of something there is nothing of here. */
    private record News(List<String> news, @Nullable String nextPageToken) {}

    private record CorporateActions(
            Map<String, String> corporateActions, @Nullable String nextPageToken) {}

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/v2/stocks/bars", data(this::many))
                .GET("/v2/stocks/{symbol}/bars", data(this::one))
                .GET("/v1beta3/crypto/{loc}/bars", data(this::many))
                .GET("/v1beta1/news", data(call -> Reply.ok(new News(List.of(), null))))
                .GET("/v1/corporate-actions", data(call -> Reply.ok(new CorporateActions(Map.of(), null))))
                .build();
    }

    private Reply many(Call call) {
        List<Symbol> symbols =
                call.symbols("symbols").stream().distinct().sorted().toList();
        if (symbols.isEmpty()) {
            throw BadParameter.bad("symbols is required");
        }
        Page page = page(call, symbols);
        return Reply.ok(new Many(page.bars, page.next));
    }

    private Reply one(Call call) {
        Symbol symbol = call.symbol(call.path("symbol"));
        Page page = page(call, List.of(symbol));
        return Reply.ok(new One(symbol.value(), page.bars.getOrDefault(symbol.value(), List.of()), page.next));
    }

    private record Page(
            Map<String, List<BarPrint>> bars, @Nullable String next) {}

    private Page page(Call call, List<Symbol> symbols) {
        BarFrame frame = frame(call);
        boolean ascending = !call.text("sort").orElse("asc").equals("desc");
        Instant end = call.time("end").orElse(market.now());
        int left = call.number("limit", 1_000, 1, 10_000);
        Optional<Token> token = call.text("page_token").map(Token::parse);
        var bars = new LinkedHashMap<String, List<BarPrint>>();
        for (Symbol symbol : symbols) {
            if (token.filter(t -> t.symbol.compareTo(symbol) > 0).isPresent()) {
                continue;
            }
            Optional<Instant> reached =
                    token.filter(t -> t.symbol.equals(symbol)).map(Token::next);
            Instant from = call.time("start").orElseGet(() -> BarFrame.DAY.begin(symbol, market.now()));
            Instant begin = ascending ? reached.orElse(from) : from;
            Instant until = ascending ? end : reached.orElse(end);
            // One more than fits tells whether there is another page.
            List<Bar> found = archive.bars(symbol, frame, begin, until, ascending, left + 1);
            boolean more = found.size() > left;
            List<Bar> shown = more ? found.subList(0, left) : found;
            if (!shown.isEmpty()) {
                bars.put(symbol.value(), prints(symbol, shown));
            }
            if (more) {
                return new Page(bars, new Token(symbol, found.get(left).opens()).text());
            }
            left -= shown.size();
        }
        return new Page(bars, null);
    }

    private static BarFrame frame(Call call) {
        String text = call.text("timeframe").orElseThrow(() -> BadParameter.bad("timeframe is required"));
        for (String adjustment : call.list("adjustment")) {
            if (!ADJUSTMENTS.contains(adjustment)) {
                throw BadParameter.bad("invalid adjustment: " + adjustment);
            }
        }
        return BarFrame.parse(text).orElseThrow(() -> BadParameter.bad("invalid timeframe: " + text));
    }

    private static List<BarPrint> prints(Symbol symbol, List<Bar> bars) {
        var prints = new ArrayList<BarPrint>(bars.size());
        for (Bar bar : bars) {
            prints.add(Prints.bar(bar, Venues.crypto(symbol)));
        }
        return prints;
    }

    /** Where the next page begins. */
    private record Token(Symbol symbol, Instant next) {

        String text() {
            String plain = symbol + "|" + next.toEpochMilli();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        static Token parse(String text) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int bar = plain.indexOf('|');
                if (bar > 0) {
                    return new Token(
                            Symbol.of(plain.substring(0, bar)),
                            Instant.ofEpochMilli(Long.parseLong(plain.substring(bar + 1))));
                }
            } catch (IllegalArgumentException _) {
                // said below
            }
            throw BadParameter.bad("invalid page_token");
        }
    }
}
