package dev.kuber.platform.faults;

import dev.kuber.agent.Agent;
import dev.kuber.fact.CloseRequested;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.brokers.alpaca.AlpacaConnection;
import dev.kuber.platform.brokers.alpaca.HastyConnections;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.MemoryExecutionStore;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.engine.NextOccurrence;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.VirtualTimeline;
import dev.kuber.platform.engine.VirtualWorker;
import dev.kuber.platform.engine.Wakeup;
import dev.kuber.platform.exchange.Fault;
import dev.kuber.platform.exchange.Faults;
import dev.kuber.platform.exchange.ManualMarket;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.modes.NoModels;
import dev.kuber.platform.modes.NoSpendingLimit;
import dev.kuber.platform.orders.EntryStop;
import dev.kuber.platform.orders.MemoryOrderJournal;
import dev.kuber.platform.orders.OrderGates;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Definitions;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Planning;
import dev.kuber.port.Approvals;
import dev.kuber.port.Brokerage;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.MarketData;
import dev.kuber.port.News;
import dev.kuber.port.PositionRegistry;
import dev.kuber.port.RunTimes;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One combination: a pipeline that trades through Alpaca's API in an account of its own, with one mishap and one death. */
final class Trade implements Environment, PlanSource, AutoCloseable {

    private static final Catalog CATALOG = catalog();
    private static final KuberJson JSON = KuberJson.of(CATALOG.factTypes());

    /** Twice the time in which a stop must be proven, and a look. */
    private static final Duration ALARM = Duration.ofSeconds(22);

    final Combination combination;
    final List<TradeExecution> told = new ArrayList<>();
    final List<String> naked = new ArrayList<>();
    private final String account;
    private final Exchange exchange;
    private final Plan plan;
    private final Killer killer;
    private final VirtualTimeline timeline;
    private final MemoryExecutionStore store;
    private final MemoryOrderJournal journal = new MemoryOrderJournal();
    private final Queue<ClientOrderId> news = new ConcurrentLinkedQueue<>();
    private AlpacaConnection connection;
    private Engine engine;
    private VirtualWorker worker;
    private @Nullable Execution execution;
    private long messages;
    private boolean struck;

    /** Where everybody trades. */
    record Exchange(java.net.URI url, ManualMarket market, InstantSource clock, Executor executor) {}

    /** @param account unlike that of any other */
    Trade(String account, Combination combination, Exchange exchange) {
        this.account = account;
        this.combination = combination;
        this.exchange = exchange;
        this.plan = plan(combination.meant());
        this.killer = new Killer(combination.point(), combination.death(), combination.kill());
        this.timeline = new VirtualTimeline(exchange.market().now());
        this.store = new MemoryExecutionStore(timeline, this::committed, _ -> true);
        this.connection = connect();
        this.engine = Engine.direct(store, this, this, killer);
        this.worker = new VirtualWorker(engine, timeline, NextOccurrence.NEVER);
    }

    String key() {
        return "PK" + account;
    }

    String secret() {
        return "secret";
    }

    Killer killer() {
        return killer;
    }

    private AlpacaConnection connect() {
        AlpacaConnection opened =
                HastyConnections.open(exchange.url(), key(), secret(), exchange.clock(), exchange.executor());
        opened.listen((root, _) -> news.add(root));
        opened.start();
        return opened;
    }

    void arm(Faults faults) {
        killer.arm();
        combination.armed().ifPresent(faults::arm);
    }

    /** Nothing goes wrong any more; what was armed has struck if it happens less often from now on. */
    void disarm(Faults faults) {
        int times = combination.armed().map(Fault::times).orElse(0);
        int left = faults.armed().stream().mapToInt(Fault::times).sum();
        struck = combination.mishap() == Mishap.HALT || left < times;
        faults.clear();
    }

    boolean struck() {
        return struck;
    }

    void start() {
        execution = engine.start(plan, timeline.now());
    }

    /** The trader wants out. */
    void close(Instant now) {
        var fact = new CloseRequested(combination.meant().path().symbol(), now, "trader", null, "closed by hand");
        tell(Message.told("close", fact, now));
    }

    private void tell(Message message) {
        if (execution != null) {
            engine.tell(execution.id(), message);
        }
    }

    /** Does all that is due until now; a process that dies is followed by another one with the same store. */
    void runTo(Instant now) {
        for (ClientOrderId order = news.poll(); order != null; order = news.poll()) {
            tell(Message.orderChanged("news-" + ++messages, order, timeline.now()));
        }
        boolean dead = true;
        while (dead) {
            try {
                worker.runUntil(now);
                dead = false;
            } catch (Killer.PowerFailure _) {
                restart();
            }
        }
        watch(now);
    }

    private void restart() {
        connection.close();
        news.clear();
        connection = connect();
        engine = Engine.direct(store, this, this, killer);
        worker = new VirtualWorker(engine, timeline, NextOccurrence.NEVER);
        if (execution != null) {
            timeline.wakeAt(timeline.now(), new Wakeup.Resume(execution.id()));
        }
    }

    /** Nobody is without a stop for longer than the alarm time unless the trader knows. */
    private void watch(Instant now) {
        if (!told.isEmpty()
                && told.getLast().position() instanceof Position.Open open
                && open.bareSince() != null
                && now.isAfter(open.bareSince().plus(ALARM))
                && told.getLast().attention() == null) {
            naked.add(now + ": " + told.getLast().sentence());
        }
    }

    @Nullable
    Position position() {
        return told.isEmpty() ? null : told.getLast().position();
    }

    private void committed(StepCommit commit) {
        commit.steps()
                .forEach(step -> step.facts().forEach(fact -> {
                    if (fact instanceof TradeExecution trade) {
                        told.add(trade);
                    }
                }));
    }

    @Override
    public MarketClock clock(Plan of) {
        return timeline;
    }

    @Override
    public Ports ports(Execution of, Plan with) {
        Supplier<Brokerage> broker = () -> connection.brokerage();
        var gates = new OrderGates(journal, EntryStop.NONE, exchange.clock());
        return Ports.of(Map.of(
                MarketData.class,
                new LastPrices(exchange.market()),
                TradingCalendar.class,
                Calendars.nyse(),
                Brokerage.class,
                gates.gate(of, key(), timeline::now, new Line(broker, killer), EntryStop.NONE),
                Budget.class,
                new NoSpendingLimit(),
                LanguageModel.class,
                new NoModels(),
                News.class,
                News.NONE,
                PositionRegistry.class,
                (PositionRegistry) List::of,
                Approvals.class,
                (Approvals) _ -> Optional.empty(),
                RunTimes.class,
                RunTimes.ALWAYS));
    }

    @Override
    public Plan load(String pipelineId, int revision) {
        return plan;
    }

    @Override
    public Optional<Plan> due(String pipelineId, Instant at) {
        return Optional.empty();
    }

    @Override
    public void close() {
        connection.close();
    }

    @SuppressWarnings("rawtypes")
    private static Catalog catalog() {
        var agents = new ArrayList<Agent<?>>();
        for (Agent agent : ServiceLoader.load(Agent.class)) {
            agents.add(agent);
        }
        agents.add(new Idea());
        return Catalog.of(agents);
    }

    private static Plan plan(Case meant) {
        Path path = meant.path();
        Definition definition = switch (Definitions.read(JSON.parse("""
                {"nodes":[{"id":"idea","agent_type":"test_idea","config":{"side":"%s","quantity":%d,
                           "entry":%s,"stop":%s,"target1":%s,"target2":%s}},
                          {"id":"trade","agent_type":"trade_manager"}],
                 "edges":[{"from":"idea","to":"trade"}],
                 "settings":{"symbols":["%s"],"timeframe":"1m","calendar":"nyse"}}
                """.formatted(
                        path.side(),
                        meant.quantity(),
                        path.at(0),
                        path.stop(),
                        path.target1(),
                        path.target2(),
                        path.symbol())))) {
            case Definitions.Reading.Read read -> read.definition();
            case Definitions.Reading.Unreadable unreadable ->
                throw new IllegalArgumentException(unreadable.problems().toString());
        };
        return Planning.plan("pipeline", 1, "owner", definition, CATALOG);
    }
}
