package dev.kuber.benchmarks;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.RiskDecision;
import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.connections.Broker;
import dev.kuber.platform.connections.BrokerConnection;
import dev.kuber.platform.connections.BrokerEnvironment;
import dev.kuber.platform.connections.ConnectionForm;
import dev.kuber.platform.connections.Connections;
import dev.kuber.platform.database.PostgresServer;
import dev.kuber.platform.exchange.ExchangeOptions;
import dev.kuber.platform.exchange.ExchangeServer;
import dev.kuber.platform.exchange.ManualMarket;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.modes.PipelineRuns;
import dev.kuber.platform.pipelines.Change;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Definitions;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From a trade in the market that crosses a level to the order that it causes: over the exchange's data stream, through the
 * whole application with each step durable, until the order is handed to the network.
 */
final class PriceToOrder implements Scenario {

    private static final int PIPELINES = 60;
    private static final int WARM_UP = 20;

    /** Each order costs the connection some of its 200 requests a minute; faster than this, they would wait for those. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Instant SESSION = Instant.parse("2026-03-03T15:30:00Z");
    private static final String SECRET = "secret-of-the-benchmark";

    /** Real time, in the middle of a session. */
    private final Clock clock =
            Clock.offset(Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), SESSION));

    private final Symbol[] symbols =
            IntStream.range(0, PIPELINES).mapToObj(i -> Symbol.of("S" + i)).toArray(Symbol[]::new);
    private final ManualMarket market = new ManualMarket(SESSION, symbols);

    /** Buys one. */
    @AgentInfo(
            type = "bench_idea",
            category = AgentInfo.Category.RISK,
            name = "Idea",
            description = "Buys one.",
            gives = RiskDecision.class)
    static final class Idea implements Agent<EnginePlan.NoConfig> {
        @Override
        public Outcome run(EnginePlan.NoConfig config, PipelineState state, Context context) {
            Symbol symbol = state.symbols().getFirst();
            var plan = new TradePlan(
                    symbol,
                    Side.BUY,
                    Quantity.of(1),
                    Price.of("100"),
                    Price.of("90"),
                    Price.of("120"),
                    Price.of("130"));
            return Outcome.done(new RiskDecision(symbol, RiskDecision.Verdict.APPROVED, plan, List.of(), "Buy."));
        }
    }

    @Override
    public String name() {
        return "price-to-order";
    }

    @Override
    public String description() {
        return "from a trade that crosses a level to the order, through the whole application";
    }

    @Override
    public List<Measure> run() throws Exception {
        var rules = ExchangeRules.frictionless(Money.of(1_000_000));
        var options = ExchangeOptions.of(market, Clock.systemUTC(), rules)
                .fillingAtOnce()
                .withCallsPerMinute(Integer.MAX_VALUE);
        trade("98");
        try (var server = PostgresServer.open(Files.createTempDirectory("kuber-bench-"));
                var exchange = ExchangeServer.start(options);
                var application = start(server, exchange)) {
            Map<Symbol, Instant> crossed = crossings(application);
            List<Double> millis = latencies(application, crossed);
            return List.of(
                    new Measure("p50", Whole.at(millis, 0.5), "ms", millis.size() + " orders, one every two seconds"),
                    new Measure("p99", Whole.at(millis, 0.99), "ms", "first goal 250"));
        }
    }

    private ConfigurableApplicationContext start(PostgresServer server, ExchangeServer exchange) {
        return Whole.application(
                server,
                this::beans,
                "--kuber.alpaca.paper.trading-url=" + exchange.url(),
                "--kuber.alpaca.paper.data-url=" + exchange.url());
    }

    @SuppressWarnings("rawtypes")
    private void beans(GenericApplicationContext context) {
        var agents = new ArrayList<Agent<?>>();
        for (Agent agent : ServiceLoader.load(Agent.class)) {
            agents.add(agent);
        }
        agents.add(new Idea());
        context.registerBean("benchCatalog", Catalog.class, () -> Catalog.of(agents), bean -> bean.setPrimary(true));
        context.registerBean("benchClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
    }

    /** Lets the price of one symbol after the other cross its level; answers when. */
    private Map<Symbol, Instant> crossings(ConfigurableApplicationContext application) throws InterruptedException {
        pipelines(application);
        var jdbc = application.getBean(JdbcClient.class);
        while (jdbc.sql("select count(*) from market_watch")
                        .query(Integer.class)
                        .single()
                < PIPELINES) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        // Until all symbols are followed.
        TimeUnit.SECONDS.sleep(5);
        Map<Symbol, Instant> crossed = new HashMap<>();
        for (Symbol symbol : symbols) {
            market.moveTo(clock.instant());
            crossed.put(symbol, clock.instant());
            market.trade(symbol, "100");
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        // The last one takes its time, too.
        TimeUnit.SECONDS.sleep(5);
        return crossed;
    }

    private void pipelines(ConfigurableApplicationContext application) {
        UUID owner = UUID.nameUUIDFromBytes(new byte[] {1});
        application
                .getBean(JdbcClient.class)
                .sql(
                        "insert into account (id, email, name, password_hash, created_at) values (:id, 'b@example.com', 'B', '', now())")
                .param("id", owner)
                .update();
        var form = new ConnectionForm(Broker.ALPACA, BrokerEnvironment.PAPER, "Bench", "PKBENCH", SECRET);
        var added = application.getBean(Connections.class).add(owner, form);
        if (!(added instanceof Connections.Adding.Added(BrokerConnection connection))) {
            throw new IllegalStateException(added.toString());
        }
        for (Symbol symbol : symbols) {
            Pipeline pipeline = application
                    .getBean(Pipelines.class)
                    .create(
                            owner.toString(),
                            new Pipeline.Content("Bench " + symbol, "", definition(symbol, connection.id())));
            Change started = application
                    .getBean(PipelineRuns.class)
                    .start(owner.toString(), pipeline.id(), new PipelineRuns.Consent(null, null));
            if (!(started instanceof Change.Changed)) {
                throw new IllegalStateException(started.toString());
            }
        }
    }

    private static Definition definition(Symbol symbol, UUID connection) {
        String json = """
                {"nodes":[{"id":"price","agent_type":"price_trigger","config":{"kind":"CROSSES_ABOVE","level":99}},
                          {"id":"idea","agent_type":"bench_idea"},
                          {"id":"trade","agent_type":"trade_manager"}],
                 "edges":[{"from":"price","to":"idea"},{"from":"idea","to":"trade"}],
                 "settings":{"symbols":["%s"],"timeframe":"1m","trading_mode":"paper","run_mode":"run_once",
                             "calendar":"nyse","broker_connection":"%s"}}
                """.formatted(symbol, connection);
        KuberJson mapper = KuberJson.of(Catalog.discovered().factTypes());
        if (!(Definitions.read(mapper.parse(json)) instanceof Definitions.Reading.Read(Definition definition))) {
            throw new IllegalStateException(json);
        }
        return definition;
    }

    private void trade(String price) {
        for (Symbol symbol : symbols) {
            market.trade(symbol, price);
        }
    }

    /** The journal says when each order was about to be sent. */
    private static List<Double> latencies(ConfigurableApplicationContext application, Map<Symbol, Instant> crossed) {
        Map<Symbol, Instant> sent = new HashMap<>();
        application
                .getBean(JdbcClient.class)
                .sql(
                        "select symbol, min(attempted_at) from order_intent where attempted_at is not null group by symbol")
                .query(row -> {
                    sent.put(
                            Symbol.of(row.getString(1)),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        if (sent.size() != PIPELINES) {
            throw new IllegalStateException("Of " + PIPELINES + " orders " + sent.size() + " were sent.");
        }
        return IntStream.range(WARM_UP, PIPELINES)
                .mapToObj(i -> Symbol.of("S" + i))
                .map(symbol ->
                        Duration.between(crossed.get(symbol), sent.get(symbol)).toNanos() / 1e6)
                .sorted()
                .toList();
    }
}
