package dev.kuber.platform.engine;

import dev.kuber.agent.WakeOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands the wake-ups of a virtual timeline to an engine, and tells waiting nodes what happens in recorded history, at the
 * time it happens there.
 */
public final class VirtualWorker {

    private final Engine engine;
    private final VirtualTimeline timeline;
    private final NextOccurrence history;
    private final Map<String, List<Awaited>> awaited = new HashMap<>();

    public VirtualWorker(Engine engine, VirtualTimeline timeline, NextOccurrence history) {
        this.engine = engine;
        this.timeline = timeline;
        this.history = history;
    }

    /** What a node waits for, and when that happens next. */
    private record Awaited(Waiting waiting, WakeOn on, NextOccurrence.Occurrence next) {}

    /** Runs everything that is due up to and including this time. */
    public void runUntil(Instant end) {
        timeline.runUntil(end, this::handle);
    }

    /** Runs the next due thing; false if there is none up to and including this time. */
    public boolean step(Instant end) {
        return timeline.step(end, this::handle);
    }

    private void handle(Wakeup wakeup) {
        switch (wakeup) {
            case Wakeup.Fire fire -> engine.fire(fire);
            case Wakeup.Bell bell -> engine.ring(bell).ifPresent(at -> timeline.wakeAt(at, bell));
            case Wakeup.Resume(var executionId) -> resume(executionId);
        }
    }

    private void resume(String executionId) {
        tell(executionId);
        var again = new Wakeup.Resume(executionId);
        // What was just told is read now; it needs no wake-up of its own.
        timeline.forget(again);
        Advanced advanced;
        try {
            advanced = engine.advance(executionId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A virtual run waits for nothing, yet was interrupted.", e);
        }
        Instant next = advanced.next();
        if (advanced.execution().status().terminal()) {
            timeline.forget(again);
            awaited.remove(executionId);
        }
        if (next == null) {
            return;
        }
        timeline.wakeAt(next, again);
        expect(executionId, advanced.waits());
    }

    /** Tells what has happened by now; it must not be lost when the execution is woken by something else first. */
    private void tell(String executionId) {
        List<Awaited> expected = awaited.get(executionId);
        if (expected == null) {
            return;
        }
        for (Awaited it : expected) {
            Instant at = it.next().at();
            if (!at.isAfter(timeline.now())) {
                String key = it.waiting().node() + "|" + it.on() + "|" + at;
                engine.tell(
                        executionId,
                        Message.happened(
                                key, it.waiting().node(), it.on(), it.next().fact(), at));
            }
        }
    }

    private void expect(String executionId, List<Waiting> waits) {
        var before = awaited.remove(executionId);
        var expected = new ArrayList<Awaited>(0);
        for (Waiting wait : waits) {
            for (var on : wait.on()) {
                find(before, wait, on).ifPresent(expected::add);
            }
        }
        for (Awaited it : expected) {
            timeline.wakeAt(it.next().at(), new Wakeup.Resume(executionId));
        }
        if (!expected.isEmpty()) {
            awaited.put(executionId, expected);
        }
    }

    private Optional<Awaited> find(@Nullable List<Awaited> before, Waiting wait, WakeOn on) {
        if (before != null) {
            for (Awaited known : before) {
                if (known.on().equals(on)
                        && known.waiting().node().equals(wait.node())
                        && known.next().at().isAfter(timeline.now())
                        && known.waiting().until().equals(wait.until())) {
                    return Optional.of(known);
                }
            }
        }
        return history.find(on, timeline.now(), wait.until()).map(next -> new Awaited(wait, on, next));
    }
}
