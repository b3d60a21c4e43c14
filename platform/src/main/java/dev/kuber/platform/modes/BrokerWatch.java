package dev.kuber.platform.modes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/**
 * Looks after the connections to brokers: closes those that nobody needs, has an account compared when its stream has come
 * back, and shows in {@code kuber_broker_stream_up} which streams are up.
 */
final class BrokerWatch implements Runnable {

    private final AlpacaVenues venues;
    private final VenueListener news;
    private final MultiGauge up;

    BrokerWatch(AlpacaVenues venues, VenueListener news, MeterRegistry meters) {
        this.venues = venues;
        this.news = news;
        this.up = MultiGauge.builder("kuber.broker.stream.up")
                .description("Whether the order stream of a broker connection is up")
                .register(meters);
    }

    /** One look. */
    @Override
    public void run() {
        venues.prune();
        var rows = venues.opened().stream()
                .map(venue -> MultiGauge.Row.of(
                        Tags.of("venue", venue.key()), venue.orderStream().connected() ? 1 : 0))
                .toList();
        up.register(rows, true);
        venues.opened().stream().filter(AlpacaVenue::back).forEach(news::back);
    }
}
