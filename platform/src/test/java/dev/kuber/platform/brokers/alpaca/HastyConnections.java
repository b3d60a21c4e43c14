package dev.kuber.platform.brokers.alpaca;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Executor;

/** Connections that lose patience soon, so that a test of many lost replies ends. */
public final class HastyConnections {

    /** Until a reply counts as lost. */
    public static final Duration PATIENCE = Duration.ofMillis(1_500);

    private HastyConnections() {}

    public static AlpacaConnection open(URI server, String key, String secret, InstantSource clock, Executor executor) {
        var quick = new Pauses(Duration.ofMillis(5), Duration.ofMillis(20), new Random(7));
        var timing = new AlpacaConnection.Timing(
                PATIENCE, quick, new LiveSocket.Timing(Duration.ofSeconds(2), Duration.ofDays(1), quick));
        return AlpacaConnection.open(AlpacaEndpoints.at(server), new AlpacaKeys(key, secret), clock, timing, executor);
    }
}
