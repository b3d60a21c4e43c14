package dev.kuber.platform.modes;

import dev.kuber.indicator.Readings;
import dev.kuber.platform.markets.History;
import dev.kuber.port.MarketData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Prices of a real provider, asked no more often than they can have changed: bars again when the next one may have closed,
 * quotes every other second. What agents saw is kept in full, because the provider may correct it later.
 */
final class LivePrices implements MarketData {

    /** Enough for every indicator to have forgotten its beginning, and one request at the provider. */
    private static final int AT_LEAST = 1_000;

    private static final Duration QUOTE_LIFE = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);

    private final MarketData provider;
    private final Function<Bars, String> kept;
    private final TradingCalendar calendar;
    private final InstantSource clock;
    private final Map<Channel, Known> bars = new ConcurrentHashMap<>();
    private final Map<Symbol, Quoted> quotes = new ConcurrentHashMap<>();
    private final Map<Channel, Missing> missing = new ConcurrentHashMap<>();

    /**
     * @param kept keeps bars and answers their key
     * @param calendar to whose sessions bars are aligned
     */
    LivePrices(MarketData provider, Function<Bars, String> kept, TradingCalendar calendar, InstantSource clock) {
        this.provider = provider;
        this.kept = kept;
        this.calendar = calendar;
        this.clock = clock;
    }

    private record Channel(Symbol symbol, Timeframe timeframe) {}

    /**
     * Bars as they were last given.
     *
     * @param asked how many were asked for
     * @param until when there may be another one
     */
    private record Known(History history, int asked, Instant until) {}

    private record Quoted(Quote quote, Instant until) {}

    /** What could not be had is not asked for again before this time, so that nobody waits for it in vain. */
    private record Missing(String why, Instant until) {}

    @Override
    public Quote quote(Symbol symbol) {
        Instant now = clock.instant();
        Quoted known = quotes.get(symbol);
        if (known != null && now.isBefore(known.until())) {
            return known.quote();
        }
        Quote quote = provider.quote(symbol);
        quotes.put(symbol, new Quoted(quote, now.plus(QUOTE_LIFE)));
        return quote;
    }

    @Override
    public Bars bars(Symbol symbol, Timeframe timeframe, int count) {
        return known(symbol, timeframe, count).history().bars(timeframe, count, clock.instant());
    }

    @Override
    public Readings readings(Symbol symbol, Timeframe timeframe) {
        return known(symbol, timeframe, AT_LEAST).history().readings(timeframe, clock.instant());
    }

    @Override
    public String keep(Bars seen) {
        return kept.apply(seen);
    }

    @Override
    public String source() {
        return provider.source();
    }

    private Known known(Symbol symbol, Timeframe timeframe, int count) {
        var channel = new Channel(symbol, timeframe);
        Instant now = clock.instant();
        Known known = bars.get(channel);
        if (known != null && known.asked() >= count && now.isBefore(known.until())) {
            return known;
        }
        int asked = Math.max(count, AT_LEAST);
        Bars given = fetch(channel, asked, now);
        Known next = new Known(History.of(given, calendar), asked, next(given, timeframe, now));
        bars.put(channel, next);
        return next;
    }

    private Bars fetch(Channel channel, int asked, Instant now) {
        Missing before = missing.get(channel);
        if (before != null && now.isBefore(before.until())) {
            throw new NoData(before.why());
        }
        try {
            Bars given = provider.bars(channel.symbol(), channel.timeframe(), asked);
            missing.remove(channel);
            return given;
        } catch (NoData e) {
            missing.put(channel, new Missing(String.valueOf(e.getMessage()), now.plus(AFTER_FAILURE)));
            throw e;
        }
    }

    /** When the next bar may have closed; one that is late, or comes only with the next session, is asked for now and then. */
    private static Instant next(Bars given, Timeframe timeframe, Instant now) {
        Duration length = timeframe.duration();
        Instant close = given.isEmpty() ? now : given.last().closes().plus(length);
        Duration late = length.dividedBy(60);
        Duration again = late.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofMinutes(1) : late;
        return close.isAfter(now) ? close : now.plus(again);
    }
}
