package dev.kuber.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.database.PostgresServer;
import dev.kuber.platform.exchange.ExchangeOptions;
import dev.kuber.platform.exchange.ExchangeServer;
import dev.kuber.platform.exchange.ManualMarket;
import dev.kuber.platform.modes.AccountComparison;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One comparison of an account with its broker in which 10,000 executions each hold a position that a bracket protects: on
 * the simulated exchange in PostgreSQL, and at the exchange's Alpaca API over HTTP on the loopback address.
 */
final class ReconciliationSpeed implements Scenario {

    private static final int POSITIONS = 10_000;
    private static final int SYMBOLS = 500;
    private static final int RUNS = 5;

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public String description() {
        return "one comparison of 10,000 open positions with their broker";
    }

    @Override
    public List<Measure> run() throws Exception {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
        var symbols =
                IntStream.range(0, SYMBOLS).mapToObj(i -> Symbol.of("S" + i)).toArray(Symbol[]::new);
        var market = new ManualMarket(Instant.parse("2026-03-03T15:30:00Z"), symbols);
        for (Symbol symbol : symbols) {
            market.trade(symbol, "100");
        }
        var rules = ExchangeRules.frictionless(Money.of(1_000_000_000));
        var options = ExchangeOptions.of(market, Clock.systemUTC(), rules)
                .fillingAtOnce()
                .withCallsPerMinute(Integer.MAX_VALUE);
        Path folder = Files.createTempDirectory("kuber-bench-");
        try (var server = PostgresServer.open(folder);
                var exchange = ExchangeServer.start(options);
                var application = start(server, exchange)) {
            var positions = new ManyPositions(application, SYMBOLS, POSITIONS);
            var comparison = new AccountComparison(application);
            var measures = new ArrayList<Measure>();
            measure("on the simulated exchange", positions.simulated(comparison), comparison, measures);
            System.out.println(measures.getFirst());
            measure("at the Alpaca API", positions.alpaca(comparison, exchange), comparison, measures);
            return measures;
        }
    }

    /** Without a worker, so that nothing but the comparison looks at the accounts. */
    private static ConfigurableApplicationContext start(PostgresServer server, ExchangeServer exchange) {
        return Whole.application(
                server,
                _ -> {},
                "--kuber.role=api",
                "--kuber.alpaca.paper.trading-url=" + exchange.url(),
                "--kuber.alpaca.paper.data-url=" + exchange.url());
    }

    private static void measure(String where, String account, AccountComparison comparison, List<Measure> measures) {
        var seconds = new ArrayList<Double>();
        int differences = 0;
        for (int i = 0; i < RUNS; i++) {
            long begin = System.nanoTime();
            differences = comparison.compare(account, POSITIONS);
            seconds.add((System.nanoTime() - begin) / 1e9);
        }
        String first = String.format(
                java.util.Locale.ROOT, "first time %.1f s; %d differences", seconds.getFirst(), differences);
        seconds.sort(null);
        measures.add(new Measure(where, seconds.get(RUNS / 2), "s", first));
    }
}
