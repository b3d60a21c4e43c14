package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.exchange.ExchangeOptions;
import dev.kuber.platform.exchange.ExchangeServer;
import dev.kuber.platform.exchange.Faults;
import dev.kuber.platform.exchange.ManualMarket;
import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulated exchange behind the Alpaca API, and connections of our client to it, each to an account of its own. */
final class ExchangeFixture implements AutoCloseable {

    static final Symbol AAPL = Symbol.of("AAPL");

    /** A Tuesday, an hour after the open in New York. */
    static final Instant OPEN = Instant.parse("2026-03-03T15:30:00Z");

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    final ManualMarket market = new ManualMarket(OPEN, AAPL, Symbol.of("MSFT"), Symbol.of("BTC/USD"));
    final ExchangeServer server = ExchangeServer.start(ExchangeOptions.of(
                    market,
                    market::now,
                    ExchangeRules.frictionless(Money.of(100_000)).withVenueChecks(true))
            .withCallsPerMinute(100_000));
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AlpacaConnection> open = new ArrayList<>();

    /** A connection, and what can go wrong with it. */
    record Client(AlpacaConnection connection, Faults faults, String key) {}

    Client connect() {
        return connect("PKTEST" + ACCOUNTS.incrementAndGet());
    }

    /** One more connection with the same key. */
    Client another(Client client) {
        return connect(client.key());
    }

    private Client connect(String key) {
        Faults faults = server.faults(key, "secret");
        var chance = new Random(7);
        var quick = new Pauses(Duration.ofMillis(5), Duration.ofMillis(20), chance);
        var timing = new AlpacaConnection.Timing(
                Duration.ofMillis(1_000),
                quick,
                new LiveSocket.Timing(Duration.ofMillis(200), Duration.ofDays(1), quick));
        AlpacaConnection connection = AlpacaConnection.open(
                AlpacaEndpoints.at(server.url()), new AlpacaKeys(key, "secret"), market::now, timing, executor);
        open.add(connection);
        return new Client(connection, faults, key);
    }

    /**
     * The market trades at these prices in turn and at every whole dollar on the way, there also a hair beyond, so that
     * what rests at the dollar is traded through; then a minute has passed.
     */
    void trades(double... prices) {
        double last = prices[0];
        trade(last);
        for (double next : prices) {
            int way = next > last ? 1 : -1;
            while (last != next) {
                trade(last + way * 1e-12);
                last += way;
                trade(last);
            }
        }
        market.advance(Duration.ofMinutes(1));
    }

    private void trade(double price) {
        market.trade(AAPL, new Price(BigDecimal.valueOf(price)), Quantity.of(1_000_000));
    }

    @Override
    public void close() {
        open.forEach(AlpacaConnection::close);
        server.close();
        executor.close();
    }
}
