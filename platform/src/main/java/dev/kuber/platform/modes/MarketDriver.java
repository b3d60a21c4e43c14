package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Watches;
import dev.kuber.platform.markets.MarketFeed;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the markets along with their clocks: tells waiting executions of the bars that have closed, and lets the simulated
 * exchange match them. One look at a time; what fails in one market does not hold up the others.
 */
final class MarketDriver implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MarketDriver.class);

    /** A new feed begins a little in the past: bars that were seen before are told apart by their time. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final Venues venues;
    private final Watches watches;
    private final ExchangeTicker exchange;
    private final Map<Feed, MarketFeed> feeds = new HashMap<>();

    /** What is fed on its own, so that a symbol that is not served does not silence the rest. */
    private record Feed(String market, Symbol symbol, Timeframe timeframe) {}

    MarketDriver(Venues venues, Watches watches, ExchangeTicker exchange) {
        this.venues = venues;
        this.watches = watches;
        this.exchange = exchange;
    }

    /** One look. */
    @Override
    public void run() {
        exchange.tick();
        for (String market : List.copyOf(venues.watched())) {
            Collection<Watches.Wanted> wanted = watches.wanted(market);
            feeds.keySet()
                    .removeIf(feed -> feed.market().equals(market)
                            && !wanted.contains(new Watches.Wanted(feed.symbol(), feed.timeframe())));
            for (Watches.Wanted one : wanted) {
                feed(new Feed(market, one.symbol(), one.timeframe()));
            }
        }
    }

    private void feed(Feed feed) {
        try {
            Venue venue = venues.get(feed.market());
            var now = venue.clock().now();
            MarketFeed bars =
                    feeds.computeIfAbsent(feed, _ -> new MarketFeed(venue.tape(feed.symbol()), now.minus(OVERLAP)));
            for (MarketFeed.ClosedBar closed :
                    bars.poll(now, List.of(new MarketFeed.Watched(feed.symbol(), feed.timeframe())))) {
                watches.onBar(feed.market(), closed.symbol(), closed.timeframe(), closed.bar());
            }
        } catch (MarketData.NoData e) {
            LOG.warn("{} {} is waited for, but {}", feed.symbol(), feed.timeframe(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} {} could not be fed and will be tried again.", feed.symbol(), feed.timeframe(), e);
        }
    }
}
