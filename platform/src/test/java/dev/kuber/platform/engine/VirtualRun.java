package dev.kuber.platform.engine;

import dev.kuber.platform.pipelines.Plan;
import dev.kuber.port.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An engine on virtual time over a memory store, with every commit kept for inspection. */
final class VirtualRun implements Environment {

    static final Instant START = Instant.parse("2026-03-02T14:30:00Z");

    final VirtualTimeline timeline = new VirtualTimeline(START);
    final List<StepCommit> commits = new ArrayList<>();
    final MemoryExecutionStore store = new MemoryExecutionStore(timeline, commits::add, _ -> true);
    final TestPipeline pipeline;
    private final Probe probe;
    Engine engine;
    VirtualWorker worker;
    private NextOccurrence history = NextOccurrence.NEVER;

    VirtualRun(TestPipeline pipeline) {
        this(pipeline, Probe.NONE);
    }

    VirtualRun(TestPipeline pipeline, Probe probe) {
        this.pipeline = pipeline;
        this.probe = probe;
        this.engine = Engine.direct(store, pipeline, this, probe);
        this.worker = new VirtualWorker(engine, timeline, history);
    }

    VirtualRun with(NextOccurrence occurrences) {
        history = occurrences;
        worker = new VirtualWorker(engine, timeline, history);
        return this;
    }

    /** A new process over the same store: whatever the old one knew is lost. */
    void restart() {
        engine = Engine.direct(store, pipeline, this, probe);
    }

    Execution start() {
        Execution started = engine.start(pipeline.plan(), timeline.now());
        worker.runUntil(timeline.now());
        return head(started.id());
    }

    void runTo(long secondsAfterStart) {
        worker.runUntil(START.plusSeconds(secondsAfterStart));
    }

    Execution head(String id) {
        return store.load(id, 0).orElseThrow().execution();
    }

    List<Step> steps(String id) {
        return store.load(id, 0).orElseThrow().steps();
    }

    /** Steps as {@code node outcome}. */
    List<String> told(String id) {
        return steps(id).stream()
                .map(step -> step.node() + " " + step.kind().name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    @Override
    public MarketClock clock(Plan plan) {
        return timeline;
    }

    @Override
    public Ports ports(Execution execution, Plan plan) {
        return Ports.of(Map.of(Budget.class, (Budget) amount -> new Budget.Allowance(true, "Enough.")));
    }
}
