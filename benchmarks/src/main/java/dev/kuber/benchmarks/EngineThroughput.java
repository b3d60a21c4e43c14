package dev.kuber.benchmarks;

import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.StepCommit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Seven-step pipelines on PostgreSQL, each step durable before the next begins. */
final class EngineThroughput implements Scenario {

    private static final int STEPS = 7;
    private static final int WARM_UP = 2_000;
    private static final int FULL = 6_000;
    private static final int IDLE = 100;
    private static final int PACED = 3_000;
    private static final int PACE = 300;

    private final Map<String, Long> lastRun = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> hops = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch ended = new CountDownLatch(0);
    private long fired = 1_700_000_000_000L;

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public String description() {
        return "seven-step executions, every step committed before the next begins";
    }

    @Override
    public List<Measure> run() throws Exception {
        var plan = EnginePlan.chain("bench", STEPS, MarketClock.real(InstantSource.system()), this::hop);
        try (var bench = new EngineBench(plan)) {
            bench.store.listen(this::committed);
            atFullSpeed(bench, plan, WARM_UP);
            double seconds = atFullSpeed(bench, plan, FULL);
            hops.clear();
            List<Double> idle = oneByOne(bench, plan);
            List<Double> idleHops = sortedHops();
            hops.clear();
            paced(bench, plan);
            List<Double> pacedHops = sortedHops();
            return List.of(
                    new Measure("executions at full speed", FULL / seconds, "1/s", FULL + " started at once"),
                    new Measure("durable steps at full speed", FULL * STEPS / seconds, "1/s", ""),
                    new Measure("hop between two agents, idle, p50", at(idleHops, 0.5), "ms", ""),
                    new Measure("hop between two agents, idle, p99", at(idleHops, 0.99), "ms", ""),
                    new Measure("hop at 300 executions/s, p50", at(pacedHops, 0.5), "ms", ""),
                    new Measure("hop at 300 executions/s, p99", at(pacedHops, 0.99), "ms", ""),
                    new Measure("seven steps on an idle worker, p50", at(idle, 0.5), "ms", "from start to end"),
                    new Measure("seven steps on an idle worker, p99", at(idle, 0.99), "ms", ""));
        }
    }

    private void hop(String executionId, int index) {
        long now = System.nanoTime();
        Long before = index == STEPS - 1 ? lastRun.remove(executionId) : lastRun.put(executionId, now);
        if (before != null && index > 0) {
            hops.add(now - before);
        }
    }

    private void committed(StepCommit commit) {
        if (commit.after().status().terminal()) {
            ended.countDown();
        }
    }

    private double atFullSpeed(EngineBench bench, EnginePlan plan, int count) throws InterruptedException {
        ended = new CountDownLatch(count);
        var starters = new Semaphore(64);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            starters.acquire();
            start(bench, plan, starters);
        }
        ended.await();
        return (System.nanoTime() - begin) / 1e9;
    }

    private void start(EngineBench bench, EnginePlan plan, Semaphore starters) {
        Instant at = Instant.ofEpochMilli(fired++);
        bench.threads.execute(() -> {
            bench.engine.start(plan.plan(), at);
            starters.release();
        });
    }

    private List<Double> oneByOne(EngineBench bench, EnginePlan plan) throws InterruptedException {
        var took = new ArrayList<Double>();
        for (int i = 0; i < IDLE; i++) {
            ended = new CountDownLatch(1);
            long begin = System.nanoTime();
            bench.engine.start(plan.plan(), Instant.ofEpochMilli(fired++));
            ended.await();
            took.add((System.nanoTime() - begin) / 1e6);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        took.sort(null);
        return took;
    }

    private void paced(EngineBench bench, EnginePlan plan) throws InterruptedException {
        ended = new CountDownLatch(PACED);
        var starters = new Semaphore(PACED);
        long begin = System.nanoTime();
        for (int i = 0; i < PACED; i++) {
            long due = begin + i * 1_000_000_000L / PACE;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            starters.acquire();
            start(bench, plan, starters);
        }
        ended.await();
    }

    private List<Double> sortedHops() {
        return hops.stream().map(nanos -> nanos / 1e6).sorted().toList();
    }

    private static double at(List<Double> sorted, double quantile) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(quantile * sorted.size())));
    }
}
