package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Watches;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Moves the markets along with their clocks: lets the simulated exchange match the bars that have closed, and tells those
 * who wait for them. Venues are looked at side by side, each by one look at a time, so that one that is slow to answer, or
 * fails, does not hold up the others.
 */
final class MarketDriver implements Runnable, AutoCloseable {

    private final Venues venues;
    private final Watches watches;
    private final ExchangeTicker exchange;
    private final MeterRegistry meters;
    private final Map<String, VenueFeeds> feeds = new ConcurrentHashMap<>();
    private final Set<String> looking = ConcurrentHashMap.newKeySet();
    private final ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor();

    MarketDriver(Venues venues, Watches watches, ExchangeTicker exchange, MeterRegistry meters) {
        this.venues = venues;
        this.watches = watches;
        this.exchange = exchange;
        this.meters = meters;
    }

    /** One look; returns without waiting for venues. */
    @Override
    public void run() {
        exchange.tick();
        for (String venue : List.copyOf(venues.watched())) {
            if (looking.add(venue)) {
                looks.execute(() -> look(venue));
            }
        }
    }

    private void look(String venue) {
        try {
            VenueFeeds its = feeds.computeIfAbsent(venue, _ -> new VenueFeeds(venue, venues, watches));
            new Monitor("market", its::look, meters).run();
        } finally {
            looking.remove(venue);
        }
    }

    /** Lets looks in progress come to their end for a moment. */
    @Override
    public void close() {
        looks.shutdown();
        try {
            if (!looks.awaitTermination(2, TimeUnit.SECONDS)) {
                looks.shutdownNow();
            }
        } catch (InterruptedException e) {
            looks.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
