package dev.kuber.benchmarks;

import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.MemoryExecutionStore;
import dev.kuber.platform.engine.NextOccurrence;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.StepListener;
import dev.kuber.platform.engine.VirtualTimeline;
import dev.kuber.platform.engine.VirtualWorker;
import dev.kuber.platform.engine.Wakeup;
import java.time.Instant;
import java.util.List;

/** Six agents in a chain, fired once a minute on virtual time. */
final class VirtualEngine implements Scenario {

    private static final int NODES = 6;
    private static final int FIRES = 1_000_000;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @Override
    public String name() {
        return "virtual";
    }

    @Override
    public String description() {
        return "six agents fired on every bar on virtual time, the engine alone";
    }

    @Override
    public List<Measure> run() {
        once();
        double seconds = once();
        return List.of(
                new Measure("pipelines", FIRES / seconds, "1/s", ""),
                new Measure("node runs", (double) FIRES * NODES / seconds, "1/s", ""));
    }

    private static double once() {
        var timeline = new VirtualTimeline(START);
        var plan = EnginePlan.chain("bench", NODES, timeline, (_, _) -> {});
        var store = new MemoryExecutionStore(timeline, StepListener.NONE, _ -> false);
        var worker = new VirtualWorker(Engine.direct(store, plan, plan, Probe.NONE), timeline, NextOccurrence.NEVER);
        long begin = System.nanoTime();
        for (int i = 0; i < FIRES; i++) {
            Instant at = START.plusSeconds(60L * i);
            timeline.wakeAt(at, new Wakeup.Fire("bench", at));
            worker.runUntil(at);
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
