package dev.kuber.platform.brokers.alpaca;

import dev.kuber.port.Brokerage;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** One key's connection to Alpaca: its broker, its prices and its streams. One per key, or limits are not kept. */
public final class AlpacaConnection implements AutoCloseable {

    private static final int REQUESTS_A_MINUTE = 200;

    private final HttpClient http;
    private final AlpacaClient trading;
    private final AlpacaKeys keys;
    private final AlpacaBrokerage brokerage;
    private final ChangedOrders changed;
    private final OrderStream orders;

    private AlpacaConnection(AlpacaEndpoints endpoints, AlpacaKeys keys, Surroundings around) {
        this.keys = keys;
        this.http = around.http();
        this.trading = around.client(endpoints.trading(), keys);
        var book = new OrderBook();
        var reader = new OrderReader(trading, book, around.clock());
        this.brokerage =
                new AlpacaBrokerage(trading, book, reader, new Shorting(trading, around.clock()), around.clock());
        this.changed = new ChangedOrders(book, reader, around.pauses());
        this.orders = new OrderStream(around.line(endpoints.orderStream()), keys, book, reader, changed);
    }

    /** What a connection is made of besides keys and addresses. */
    private record Surroundings(InstantSource clock, Pauses pauses, LiveSocket.Timing timing, HttpClient http) {

        AlpacaClient client(URI origin, AlpacaKeys keys) {
            return new AlpacaClient(origin, keys, http, new RateLimiter(clock, REQUESTS_A_MINUTE), clock, pauses);
        }

        OrderStream.Line line(URI uri) {
            return new OrderStream.Line(uri, http, clock, timing);
        }
    }

    /**
     * A connection that asks nothing by itself until {@link #start}.
     *
     * @param clock the wall clock; Alpaca knows no other
     * @param chance spreads repeated attempts
     * @param executor for the network's callbacks; best one virtual thread per task
     */
    public static AlpacaConnection open(
            AlpacaEndpoints endpoints,
            AlpacaKeys keys,
            InstantSource clock,
            RandomGenerator chance,
            Executor executor) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(AlpacaClient.Timing.USUAL.connect())
                .executor(executor)
                .version(
                        "https".equals(endpoints.trading().getScheme())
                                ? HttpClient.Version.HTTP_2
                                : HttpClient.Version.HTTP_1_1)
                .build();
        var pauses = new Pauses(Duration.ofMillis(250), Duration.ofSeconds(20), chance);
        var timing = new LiveSocket.Timing(Duration.ofSeconds(10), Duration.ofSeconds(30), pauses);
        return new AlpacaConnection(endpoints, keys, new Surroundings(clock, pauses, timing, http));
    }

    /** Orders and holdings. Works before {@link #start}, too, but then asks Alpaca every time. */
    public Brokerage brokerage() {
        return brokerage;
    }

    /** Tells this listener of every change of an order from now on, from the stream or found after it was down. */
    public void listen(OrderListener listener) {
        changed.listen(listener);
    }

    /** Opens the order stream. */
    public void start() {
        changed.start();
        orders.start();
    }

    /** How the order stream is. */
    public StreamState orderStream() {
        String error = changed.lastError();
        return error == null ? orders.state() : orders.state().failed(error);
    }

    /** Asks Alpaca whether orders can be sent with this key. */
    public Verification verify(AlpacaEnvironment environment) {
        return new KeyCheck(trading, keys).ask(environment);
    }

    /** Ends the streams; orders at Alpaca stay as they are. */
    @Override
    public void close() {
        orders.close();
        changed.close();
        http.shutdownNow();
    }
}
