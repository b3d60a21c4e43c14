package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.markets.BarTape;
import dev.kuber.platform.markets.news.NewsProvider;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** One key's connection to Alpaca: its broker, its prices and its streams. One per key, or limits are not kept. */
public final class AlpacaConnection implements AutoCloseable {

    private static final int REQUESTS_A_MINUTE = 200;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final AlpacaClient trading;
    private final AlpacaKeys keys;
    private final AlpacaBrokerage brokerage;
    private final ChangedOrders changed;
    private final OrderStream orders;
    private final Prices prices;
    private final AlpacaNews news;

    private AlpacaConnection(AlpacaEndpoints endpoints, AlpacaKeys keys, Surroundings around) {
        this.keys = keys;
        this.http = around.http();
        this.trading = around.client(endpoints.trading(), keys);
        var book = new OrderBook();
        var reader = new OrderReader(trading, book, around.clock());
        this.brokerage =
                new AlpacaBrokerage(trading, book, reader, new Shorting(trading, around.clock()), around.clock());
        this.changed = new ChangedOrders(book, reader, around.timing().reading());
        this.orders = new OrderStream(around.line(endpoints.orderStream()), keys, book, reader, changed);
        AlpacaClient data = around.client(endpoints.data(), keys);
        this.news = new AlpacaNews(data);
        this.prices = new Prices(
                new BarRequests(data, endpoints.feed()),
                around.line(endpoints.stockStream()),
                around.line(endpoints.cryptoStream()),
                keys);
    }

    /** What a connection is made of besides keys and addresses. */
    private record Surroundings(InstantSource clock, Timing timing, HttpClient http) {

        AlpacaClient client(URI origin, AlpacaKeys keys) {
            var manners = new AlpacaClient.Manners(
                    new RateLimiter(clock, REQUESTS_A_MINUTE), timing.reading(), timing.request());
            return new AlpacaClient(origin, keys, http, manners, clock);
        }

        OrderStream.Line line(URI uri) {
            return new OrderStream.Line(uri, http, clock, timing.stream());
        }
    }

    /**
     * How patient a connection is.
     *
     * @param request until a reply is complete
     * @param reading pauses between attempts to read
     */
    record Timing(Duration request, Pauses reading, LiveSocket.Timing stream) {

        static Timing usual(RandomGenerator chance) {
            var reading = new Pauses(Duration.ofMillis(250), Duration.ofSeconds(2), chance);
            var reconnecting = new Pauses(Duration.ofMillis(250), Duration.ofSeconds(20), chance);
            return new Timing(
                    Duration.ofSeconds(10),
                    reading,
                    new LiveSocket.Timing(Duration.ofSeconds(10), Duration.ofSeconds(30), reconnecting));
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
        return open(endpoints, keys, clock, Timing.usual(chance), executor);
    }

    static AlpacaConnection open(
            AlpacaEndpoints endpoints, AlpacaKeys keys, InstantSource clock, Timing timing, Executor executor) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .executor(executor)
                .version(
                        "https".equals(endpoints.trading().getScheme())
                                ? HttpClient.Version.HTTP_2
                                : HttpClient.Version.HTTP_1_1)
                .build();
        return new AlpacaConnection(endpoints, keys, new Surroundings(clock, timing, http));
    }

    /** Orders and holdings. Works before {@link #start}, too, but then asks Alpaca every time. */
    public Brokerage brokerage() {
        return brokerage;
    }

    /** Tells this listener of every change of an order from now on, from the stream or found after it was down. */
    public void listen(OrderListener listener) {
        changed.listen(listener);
    }

    /**
     * Prices at the wall clock's time.
     *
     * @param keep keeps bars that an agent saw and returns the key under which they are found again
     */
    public MarketData marketData(Function<Bars, String> keep) {
        return prices.marketData(keep);
    }

    /** News that Alpaca passes on. */
    public NewsProvider news() {
        return news;
    }

    /** Bars as they close. Asking it often is free: it answers from memory except at a close. */
    public BarTape tape() {
        return prices.tape();
    }

    /** Tells this listener of every trade in the symbols that are followed. */
    public void watch(PriceListener listener) {
        prices.watch(listener);
    }

    /**
     * Streams this from now on, instead of what was followed before. Opens the streams that this takes and closes the
     * others, because Alpaca sends prices to one program per key only.
     *
     * @param trades symbols of which every trade is told; Alpaca's free plan allows 30
     * @param bars symbols whose minute bars are to come by stream, which spares requests
     */
    public void follow(Set<Symbol> trades, Set<Symbol> bars) {
        prices.follow(trades, bars);
    }

    /** How the stream of stock prices is. */
    public StreamState stockStream() {
        return prices.stocks();
    }

    /** How the stream of crypto prices is. */
    public StreamState cryptoStream() {
        return prices.pairs();
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
        prices.close();
        changed.close();
        http.shutdownNow();
    }
}
