package dev.kuber.platform.backtests;

import dev.kuber.platform.brokers.simulated.Exchange;
import dev.kuber.platform.brokers.simulated.PriceLookup;
import dev.kuber.platform.brokers.simulated.SimulatedBrokerage;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.MemoryExecutionStore;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.engine.NextOccurrence;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.engine.VirtualTimeline;
import dev.kuber.platform.engine.VirtualWorker;
import dev.kuber.platform.engine.Wakeup;
import dev.kuber.platform.markets.HistoricalMarketData;
import dev.kuber.platform.markets.Occurrences;
import dev.kuber.platform.markets.news.SyntheticNews;
import dev.kuber.platform.modes.NoModels;
import dev.kuber.platform.modes.NoSpendingLimit;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.schedules.NextFire;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One run of a pipeline over recorded history on virtual time: the engine, the agents and the exchange that also trade
 * live, with a clock that jumps. The same setup gives the same result to the cent.
 */
public final class BacktestRun {

    /** How often the progress is reported over the whole range. */
    private static final int REPORTS = 1_000;

    private final BacktestSetup setup;
    private final BacktestProgress progress;
    private final VirtualTimeline timeline;
    private final ExchangeDrive exchange;
    private final Outcomes outcomes;
    private final BacktestDays days;
    private final Supplier<Engine> engines;
    private final NextOccurrence next;
    private final MemoryExecutionStore store;
    private Engine engine;
    private VirtualWorker worker;
    private boolean cancelled;
    private long orderNews;

    public BacktestRun(BacktestSetup setup, BacktestProgress progress) {
        this(setup, progress, _ -> new NoModels());
    }

    /** @param models answer a run of a step from what was recorded, so that the same setup gives the same result */
    BacktestRun(BacktestSetup setup, BacktestProgress progress, Function<StepRun, LanguageModel> models) {
        this(setup, progress, models, Probe.NONE, UnaryOperator.identity());
    }

    /**
     * @param probe called at each named point of a step; tests crash there
     * @param line between the agents and the exchange; tests cut it
     */
    BacktestRun(BacktestSetup setup, BacktestProgress progress, Probe probe, UnaryOperator<Brokerage> line) {
        this(setup, progress, _ -> new NoModels(), probe, line);
    }

    private BacktestRun(
            BacktestSetup setup,
            BacktestProgress progress,
            Function<StepRun, LanguageModel> models,
            Probe probe,
            UnaryOperator<Brokerage> line) {
        this.setup = setup;
        this.progress = progress;
        this.timeline = new VirtualTimeline(setup.from());
        this.outcomes = new Outcomes(progress::committed);
        var data = new HistoricalMarketData(setup.market(), timeline::now, setup.source(), 0);
        this.days = new BacktestDays(setup, timeline, outcomes, outcomes);
        this.store = new MemoryExecutionStore(timeline, days, outcomes::keep);
        PriceLookup prices = symbol -> Optional.ofNullable(
                setup.market().containsKey(symbol) ? data.quote(symbol).last() : null);
        var account = Exchange.opened(setup.rules(), setup.calendar());
        var simulated = new SimulatedBrokerage(account, timeline::now, prices, this::orderChanged);
        this.exchange = new ExchangeDrive(account, simulated, timeline, setup.market(), days.rules());
        Ports free = Ports.of(Map.of(
                MarketData.class,
                data,
                TradingCalendar.class,
                setup.calendar(),
                Brokerage.class,
                line.apply(exchange),
                Budget.class,
                new NoSpendingLimit(),
                News.class,
                SyntheticNews.of(setup.origin(), timeline::now),
                PositionRegistry.class,
                outcomes,
                Approvals.class,
                (Approvals) _ -> Optional.empty(),
                RunTimes.class,
                RunTimes.ALWAYS));
        Ports ports = free.withEach(LanguageModel.class, models);
        var occurrences = new Occurrences(setup.market());
        this.next = (what, after, until) ->
                occurrences.next(what, after, until).map(o -> new NextOccurrence.Occurrence(o.at(), o.fact()));
        var environment = new Fixed(timeline, ports, days, exchange);
        this.engines = () -> Engine.direct(store, new OnePlan(setup.plan()), environment, probe);
        this.engine = engines.get();
        this.worker = new VirtualWorker(engine, timeline, next);
    }

    /** Runs to the end, or until cancelled. */
    public BacktestResult run() {
        begin();
        boolean more = true;
        while (more) {
            more = step();
        }
        return result();
    }

    void begin() {
        timeline.wakeAt(setup.from(), new Wakeup.Fire(setup.plan().pipelineId(), setup.from()));
        days.begin();
        report(Duration.between(setup.from(), setup.to()).dividedBy(REPORTS));
    }

    /** Handles the next due thing; false at the end. */
    boolean step() {
        return !cancelled && worker.step(setup.to());
    }

    BacktestResult result() {
        return BacktestResult.of(setup, outcomes, exchange.changes(), cancelled);
    }

    /** Goes on as a new process would after a crash: with what is stored, and nothing that the engine remembered. */
    void restart() {
        engine = engines.get();
        worker = new VirtualWorker(engine, timeline, next);
        var all = new ExecutionStore.Query(setup.plan().owner(), null, null, null, Integer.MAX_VALUE);
        for (Execution execution : store.list(all)) {
            if (!execution.status().terminal()) {
                timeline.wakeAt(timeline.now(), new Wakeup.Resume(execution.id()));
            }
        }
    }

    private void report(Duration interval) {
        double done = Duration.between(setup.from(), timeline.now()).toMillis();
        cancelled = !progress.reached(
                done / Duration.between(setup.from(), setup.to()).toMillis());
        timeline.callAt(timeline.now().plus(interval), () -> report(interval));
    }

    /** The exchange filled, cancelled or expired something: the execution whose order it is looks for itself. */
    private void orderChanged(ClientOrderId order) {
        int end = order.value().indexOf('.');
        if (end > 0) {
            engine.tell(
                    order.value().substring(0, end),
                    Message.orderChanged("order-" + ++orderNews, order, timeline.now()));
        }
    }

    /** The backtest's own plan, fired again whenever an execution has ended. */
    private final class OnePlan implements PlanSource {
        private final Plan plan;

        OnePlan(Plan plan) {
            this.plan = plan;
        }

        @Override
        public Plan load(String pipelineId, int revision) {
            return plan;
        }

        @Override
        public Optional<Plan> due(String pipelineId, Instant at) {
            return days.due(at);
        }

        @Override
        public Optional<Instant> ring(String pipelineId) {
            return days.ring(engine, store);
        }

        @Override
        public Optional<Instant> nextFire(Plan ran, Execution ended, Instant now) {
            return NextFire.repeated(
                    ran.settings(), days.timetable(), ended.firedAt(), now, ended.status() == ExecutionStatus.FAILED);
        }
    }

    private record Fixed(MarketClock clock, Ports ports, BacktestDays days, Brokerage broker) implements Environment {
        @Override
        public MarketClock clock(Plan plan) {
            return clock;
        }

        @Override
        public Ports ports(Execution execution, Plan plan) {
            return days.ports(ports, execution, broker);
        }
    }
}
