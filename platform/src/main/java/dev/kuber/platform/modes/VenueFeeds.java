package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Watches;
import dev.kuber.platform.markets.MarketFeed;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who wait for something at one venue of the bars that have closed there. Not safe for several threads. */
final class VenueFeeds {

    private static final Logger LOG = LoggerFactory.getLogger(VenueFeeds.class);

    /** A new feed begins a little in the past: bars that were seen before are told apart by their time. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final String venue;
    private final Venues venues;
    private final Watches watches;
    /** One feed for each, so that a symbol that is not served does not silence the rest. */
    private final Map<Watches.Wanted, MarketFeed> feeds = new HashMap<>();

    VenueFeeds(String venue, Venues venues, Watches watches) {
        this.venue = venue;
        this.venues = venues;
        this.watches = watches;
    }

    /** One look. */
    void look() {
        Set<Watches.Wanted> wanted = watches.wanted(venue);
        if (wanted.isEmpty() && feeds.isEmpty()) {
            return;
        }
        Venue here = venues.get(venue);
        Set<Symbol> bars = wanted.stream().map(Watches.Wanted::symbol).collect(Collectors.toSet());
        if (!here.follow(watches.priced(venue), bars)) {
            feeds.clear();
            return;
        }
        feeds.keySet().retainAll(wanted);
        for (Watches.Wanted one : wanted) {
            feed(here, one);
        }
    }

    private void feed(Venue here, Watches.Wanted one) {
        Symbol symbol = one.symbol();
        try {
            Instant now = here.clock().now();
            MarketFeed bars = feeds.computeIfAbsent(one, _ -> new MarketFeed(here.tape(symbol), now.minus(OVERLAP)));
            for (MarketFeed.ClosedBar closed :
                    bars.poll(now, List.of(new MarketFeed.Watched(symbol, one.timeframe())))) {
                watches.onBar(venue, closed.symbol(), closed.timeframe(), closed.bar());
            }
        } catch (MarketData.NoData e) {
            LOG.warn("{} {} is waited for, but {}", symbol, one.timeframe(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} {} could not be fed and will be tried again.", symbol, one.timeframe(), e);
        }
    }
}
