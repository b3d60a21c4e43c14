package dev.kuber.benchmarks;

import dev.kuber.agent.WakeOn;
import dev.kuber.condition.Condition;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.indicator.IndicatorSpec;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.WatchedMarkets;
import dev.kuber.platform.engine.Watches;
import dev.kuber.platform.engine.postgres.WatchLoader;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** 100,000 executions that wait for a condition over 100 symbols, each fed a bar a second. */
final class WaitingTriggers implements Scenario {

    private static final int TRIGGERS = 100_000;
    private static final int SYMBOLS = 100;
    private static final int SECONDS = 20;

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public String description() {
        return "100,000 waiting triggers, 10 conditions on each of 100 symbols, a bar per symbol and second";
    }

    @Override
    public List<Measure> run() throws Exception {
        var plan = EnginePlan.chain("bench", 1, MarketClock.real(InstantSource.system()), (_, _) -> {});
        try (var bench = new EngineBench(plan)) {
            long before = memory();
            var watches = new Watches(new Market(), bench.store, bench.threads);
            try (var loader = new WatchLoader(bench.database, EngineBench.JSON, plan, new Market(), watches)) {
                insert(bench);
                long begin = System.nanoTime();
                loader.start();
                double loading = (System.nanoTime() - begin) / 1e9;
                long memory = memory() - before;
                feed(watches, 10);
                long cpu = cpu(bench);
                feed(watches, SECONDS);
                double share = (cpu(bench) - cpu) / 1e9 / SECONDS * 100;
                return List.of(
                        new Measure("waiting nodes", watches.size(), "", ""),
                        new Measure("one core's share, worker and database", share, "%", ""),
                        new Measure("memory per waiting node", (double) memory / TRIGGERS, "bytes", ""),
                        new Measure("loaded after a start in", loading, "s", ""));
            }
        }
    }

    private record Market() implements WatchedMarkets {
        @Override
        public String marketOf(Plan plan) {
            return "market";
        }

        @Override
        public Timeframe finest(String market, Symbol symbol) {
            return Timeframe.M1;
        }

        @Override
        public Bars history(String market, Symbol symbol, Timeframe timeframe, int count) {
            return Bars.of(symbol, timeframe, List.of());
        }
    }

    /** Far below any price, so that nothing ever happens. */
    private static WakeOn waiting(int symbol, int level) {
        var never = new Condition.Compare(
                new Operand.Indicator(IndicatorSpec.of(IndicatorSpec.Kind.SMA, 20), 1),
                Relation.BELOW,
                new Operand.Constant(level / 10.0));
        return new WakeOn.Holds(Symbol.of("S" + symbol), Timeframe.M1, never);
    }

    private static void insert(EngineBench bench) throws SQLException {
        try (var connection = bench.database.getConnection();
                var statement = connection.prepareStatement("""
                        with waiting as (
                            insert into execution (id, pipeline_id, revision, owner, fired_at, version, status)
                            select ? || '-' || n, 'bench', 1, 'owner', now(), 1, 'waiting_trigger'
                            from generate_series(1, ?) n returning id),
                        woken as (
                            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                            select 'execution', id, now() + interval '30 days', false, 1 from waiting)
                        insert into market_watch (execution_id, node, pipeline_id, revision, since, wake_on)
                        select id, 'node0', 'bench', 1, now(), ?::jsonb from waiting""")) {
            int kinds = SYMBOLS * 10;
            for (int kind = 0; kind < kinds; kind++) {
                statement.setString(1, "kind" + kind);
                statement.setInt(2, TRIGGERS / kinds);
                statement.setString(
                        3, EngineBench.JSON.writeList(List.of(waiting(kind % SYMBOLS, kind / SYMBOLS)), WakeOn.class));
                statement.addBatch();
            }
            statement.executeBatch();
            try (var analyze = connection.createStatement()) {
                analyze.execute("analyze");
            }
        }
    }

    private static void feed(Watches watches, int seconds) throws InterruptedException {
        for (int second = 0; second < seconds; second++) {
            Instant now = Instant.now();
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                var bar = new Bar(now.minus(Duration.ofMinutes(1)), now, 100, 101, 99, 100, 1_000);
                watches.onBar("market", Symbol.of("S" + symbol), Timeframe.M1, bar);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Processor time of this process and of the database server's, in nanoseconds. */
    static long cpu(EngineBench bench) {
        long own = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
        long server = ProcessHandle.of(bench.serverPid()).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
        return own + server;
    }

    private static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
