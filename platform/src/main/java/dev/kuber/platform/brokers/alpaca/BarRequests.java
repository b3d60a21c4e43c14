package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.RateLimiter.Priority;
import dev.kuber.platform.brokers.alpaca.Reply.Ok;
import dev.kuber.platform.brokers.alpaca.Reply.Refused;
import dev.kuber.platform.brokers.alpaca.Reply.Unknown;
import dev.kuber.platform.markets.BarColumns;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks Alpaca's data API for bars and quotes. Throws {@link NoData} where it has none or does not answer. */
final class BarRequests {

    private static final int PAGE = 10_000;
    private static final int MOST_PAGES = 50;

    private final AlpacaClient client;
    private final String feed;

    BarRequests(AlpacaClient client, String feed) {
        this.client = client;
        this.feed = feed;
    }

    String feed() {
        return feed;
    }

    /**
     * The bars that open from {@code from} on and have closed by {@code until}, of the calendar's sessions only; a daily
     * bar spans its session. Prices are adjusted for splits.
     */
    Bars bars(Symbol symbol, Timeframe timeframe, Instant from, Instant until, TradingCalendar calendar) {
        var page = new Page(timeframe, until, calendar);
        String path = path(symbol, timeframe) + "&start=" + from + "&end=" + until + "&sort=asc&limit=" + PAGE;
        String token = "";
        for (int i = 0; i < MOST_PAGES; i++) {
            JsonNode json = read(symbol, path + token);
            for (JsonNode bar : json.path("bars").path(symbol.value())) {
                page.add(new Fields(bar));
            }
            String next = new Fields(json).text("next_page_token");
            if (next == null) {
                break;
            }
            token = "&page_token=" + OrderReader.encoded(next);
        }
        return page.columns.toBars(symbol, timeframe);
    }

    private String path(Symbol symbol, Timeframe timeframe) {
        String asked = "symbols=" + OrderReader.encoded(symbol.value()) + "&timeframe=" + timeframe.count()
                + switch (timeframe.unit()) {
                    case MINUTE -> "Min";
                    case HOUR -> "Hour";
                    case DAY -> "Day";
                    case WEEK -> "Week";
                };
        return Fields.isPair(symbol)
                ? "/v1beta3/crypto/us/bars?" + asked
                : "/v2/stocks/bars?" + asked + "&adjustment=split&feed=" + feed;
    }

    private static final class Page {
        private final BarColumns columns = new BarColumns(1_024);
        private final Timeframe timeframe;
        private final Instant until;
        private final TradingCalendar calendar;
        private Instant last = Instant.MIN;
        private @Nullable Session session;

        Page(Timeframe timeframe, Instant until, TradingCalendar calendar) {
            this.timeframe = timeframe;
            this.until = until;
            this.calendar = calendar;
        }

        void add(Fields bar) {
            Instant time = bar.time("t");
            BigDecimal open = bar.decimal("o");
            BigDecimal high = bar.decimal("h");
            BigDecimal low = bar.decimal("l");
            BigDecimal close = bar.decimal("c");
            BigDecimal volume = bar.decimal("v");
            if (time == null || open == null || high == null || low == null || close == null) {
                return;
            }
            Session at = session(time);
            boolean intraday = timeframe.intraday();
            if (at == null || (intraday && !at.contains(time))) {
                return;
            }
            Instant opens = intraday ? time : at.opens();
            Instant closes = intraday ? time.plus(timeframe.duration()) : at.closes();
            if (closes.isAfter(until) || opens.isBefore(last)) {
                return;
            }
            last = closes;
            columns.add(opens.toEpochMilli(), closes.toEpochMilli());
            columns.prices(
                    open.doubleValue(),
                    high.doubleValue(),
                    low.doubleValue(),
                    close.doubleValue(),
                    volume == null ? 0 : volume.doubleValue());
        }

        private @Nullable Session session(Instant time) {
            Session known = session;
            if (known == null || !known.day().equals(calendar.dayOf(time))) {
                known = calendar.session(calendar.dayOf(time)).orElse(null);
                session = known;
            }
            return known;
        }
    }

    /** The last trade with the best bid and ask. */
    Quote quote(Symbol symbol) {
        String encoded = OrderReader.encoded(symbol.value());
        JsonNode snapshot = Fields.isPair(symbol)
                ? read(symbol, "/v1beta3/crypto/us/snapshots?symbols=" + encoded)
                        .path("snapshots")
                        .path(symbol.value())
                : read(symbol, "/v2/stocks/" + encoded + "/snapshot?feed=" + feed);
        var trade = new Fields(snapshot.path("latestTrade"));
        var quote = new Fields(snapshot.path("latestQuote"));
        Price last = trade.price("p");
        Instant at = trade.time("t");
        if (last == null || at == null) {
            throw new NoData("Alpaca has no price of " + symbol + ".");
        }
        return new Quote(symbol, orLast(quote.price("bp"), last), orLast(quote.price("ap"), last), last, at);
    }

    /** A side without anybody has the price zero. */
    private static Price orLast(@Nullable Price price, Price last) {
        return Optional.ofNullable(price)
                .filter(some -> some.value().signum() > 0)
                .orElse(last);
    }

    private JsonNode read(Symbol symbol, String path) {
        return switch (client.get(Priority.BULK, path, Function.<JsonNode>identity())) {
            case Ok<JsonNode>(var json) -> json;
            case Refused<JsonNode> refused ->
                throw new NoData("Alpaca does not show prices of " + symbol + ". " + refused.sentence());
            case Unknown<JsonNode>(var reason) ->
                throw new NoData("Alpaca does not show prices of " + symbol + " now. " + reason);
        };
    }
}
