package dev.kuber.platform.brokers.alpaca;

import dev.kuber.indicator.Readings;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Alpaca's prices: bars of regular sessions, and the last trade. */
final class AlpacaMarketData implements MarketData {

    private static final Duration QUOTE_SERVES = Duration.ofSeconds(1);

    private final BarRequests requests;
    private final BarShelf shelf;
    private final Function<Symbol, LiveMinutes> live;
    private final InstantSource clock;
    private final Function<Bars, String> keep;
    private final Map<Symbol, Asked> quotes = new ConcurrentHashMap<>();

    private record Asked(Quote quote, Instant at) {}

    AlpacaMarketData(
            BarRequests requests,
            BarShelf shelf,
            Function<Symbol, LiveMinutes> live,
            InstantSource clock,
            Function<Bars, String> keep) {
        this.requests = requests;
        this.shelf = shelf;
        this.live = live;
        this.clock = clock;
        this.keep = keep;
    }

    @Override
    public Quote quote(Symbol symbol) {
        Instant now = clock.instant();
        Asked asked = quotes.get(symbol);
        if (asked == null || !now.isBefore(asked.at().plus(QUOTE_SERVES))) {
            asked = new Asked(requests.quote(symbol), now);
            quotes.put(symbol, asked);
        }
        Quote quote = asked.quote();
        Optional<LiveMinutes.Trade> newer =
                live.apply(symbol).last(symbol).filter(trade -> trade.at().isAfter(quote.at()));
        return newer.map(trade -> new Quote(symbol, quote.bid(), quote.ask(), trade.price(), trade.at()))
                .orElse(quote);
    }

    @Override
    public Bars bars(Symbol symbol, Timeframe timeframe, int count) {
        return shelf.bars(symbol, timeframe, count, clock.instant());
    }

    @Override
    public Readings readings(Symbol symbol, Timeframe timeframe) {
        return shelf.readings(symbol, timeframe, clock.instant());
    }

    @Override
    public String keep(Bars bars) {
        return keep.apply(bars);
    }

    @Override
    public String source() {
        return "alpaca-" + requests.feed();
    }
}
