package dev.kuber.benchmarks;

import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.platform.budgets.PaidRuns;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.pipelines.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/**
 * What a step that costs money costs in speed: the same seven agents free, at a price, and at a price under limits, those of
 * one pipeline, whose runs all want the same rows, and of many. In turns on one database, so that ratios hold on a busy
 * machine.
 */
final class PaidEngine implements Scenario {

    private static final int STEPS = 7;
    private static final int PIPELINES = 16;
    private static final int ROUNDS = 3;
    private static final int EXECUTIONS = 600;
    private static final int AT_ONCE = 64;

    private volatile CountDownLatch ended = new CountDownLatch(0);
    private long fired = 1_700_000_000_000L;

    /** How the runs of one kind are paid, and by how many. */
    private enum Kind {
        FREE("free", 1),
        PAID("paid, without limits", 1),
        LIMITED("paid under the limits of one pipeline", 1),
        LIMITED_APART("paid under the limits of " + PIPELINES + " users", PIPELINES);

        private final String words;
        private final int pipelines;

        Kind(String words, int pipelines) {
            this.words = words;
            this.pipelines = pipelines;
        }

        boolean limited() {
            return this == LIMITED || this == LIMITED_APART;
        }

        String pipeline(int number) {
            return "bench" + name().toLowerCase(Locale.ROOT).replace("_", "") + number;
        }

        UUID owner(int number) {
            return UUID.nameUUIDFromBytes(pipeline(number).getBytes(StandardCharsets.UTF_8));
        }
    }

    @AgentInfo(type = "bench_free", category = Category.ANALYSIS, name = "Free agent", description = "Says a sentence.")
    private static final class Free {}

    @AgentInfo(
            type = "bench_paid",
            category = Category.ANALYSIS,
            name = "Paid agent",
            description = "Says a sentence for money.",
            pricePerHour = "0.10")
    private static final class Priced {}

    @Override
    public String name() {
        return "paid-engine";
    }

    @Override
    public String description() {
        return "seven-step executions that cost nothing, money, and money under limits";
    }

    @Override
    public List<Measure> run() throws Exception {
        var plans = new HashMap<String, Plan>();
        try (var bench = new EngineBench(database -> setting(database, plans))) {
            bench.store.listen(this::committed);
            for (Kind kind : Kind.values()) {
                executions(bench, plans, kind);
            }
            var seconds = new EnumMap<Kind, Double>(Kind.class);
            for (int round = 0; round < ROUNDS; round++) {
                for (Kind kind : Kind.values()) {
                    seconds.merge(kind, executions(bench, plans, kind), Double::sum);
                }
            }
            return measures(seconds);
        }
    }

    private static EngineBench.Setting setting(DataSource database, Map<String, Plan> plans) {
        var money = new PaidRuns(database, Clock.systemUTC());
        for (Kind kind : Kind.values()) {
            AgentInfo info = (kind == Kind.FREE ? Free.class : Priced.class).getAnnotation(AgentInfo.class);
            for (int i = 0; i < kind.pipelines; i++) {
                money.user(kind.owner(i));
                plans.put(
                        kind.pipeline(i),
                        EnginePlan.plan(kind.pipeline(i), kind.owner(i).toString(), STEPS, (_, _) -> {}, info));
                if (kind.limited()) {
                    money.limit(kind.owner(i), kind.pipeline(i));
                }
            }
        }
        var all = new ManyPlans(plans, MarketClock.real(InstantSource.system()), Ports.of(Map.of()), money.meter());
        return new EngineBench.Setting(all, all, List.of(money.projection()));
    }

    private static List<Measure> measures(Map<Kind, Double> seconds) {
        double free = seconds.getOrDefault(Kind.FREE, 1.0);
        var measures = new ArrayList<Measure>();
        seconds.forEach((kind, took) -> measures.add(new Measure(
                kind.words,
                ROUNDS * EXECUTIONS / took,
                "1/s",
                String.format(Locale.ROOT, "%.2f times the time of free ones", took / free))));
        return measures;
    }

    private void committed(StepCommit commit) {
        if (commit.after().status().terminal()) {
            ended.countDown();
        }
    }

    private double executions(EngineBench bench, Map<String, Plan> plans, Kind kind) throws InterruptedException {
        ended = new CountDownLatch(EXECUTIONS);
        var starters = new Semaphore(AT_ONCE);
        long begin = System.nanoTime();
        for (int i = 0; i < EXECUTIONS; i++) {
            starters.acquire();
            Plan plan = Objects.requireNonNull(plans.get(kind.pipeline(i % kind.pipelines)));
            Instant at = Instant.ofEpochMilli(fired++);
            bench.threads.execute(() -> {
                bench.engine.start(plan, at);
                starters.release();
            });
        }
        ended.await();
        return (System.nanoTime() - begin) / 1e9;
    }
}
