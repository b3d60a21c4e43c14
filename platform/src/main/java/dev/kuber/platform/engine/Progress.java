package dev.kuber.platform.engine;

import dev.kuber.agent.WakeOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an execution has come: the fold of its steps over its plan. Knows neither clock nor store. Not thread-safe: it
 * belongs to whoever advances the execution.
 */
final class Progress {

    private final Graph graph;
    private final NodeState[] states;
    private final boolean[] open;
    private final int[] failures;
    private final int[] runs;
    private final @Nullable String[] alarms;
    private final @Nullable Instant[] wakeAt;
    private final List<List<WakeOn>> wakeOn;
    private final Findings findings;
    private int sequence;
    private @Nullable String problem;
    private @Nullable String stopReason;

    Progress(Graph graph) {
        int size = graph.size();
        this.graph = graph;
        this.states = new NodeState[size];
        Arrays.fill(states, NodeState.PENDING);
        this.open = new boolean[size];
        this.failures = new int[size];
        this.runs = new int[size];
        this.alarms = new String[size];
        this.wakeAt = new Instant[size];
        this.wakeOn = new ArrayList<>(Collections.nCopies(size, List.of()));
        this.findings = new Findings(graph);
        settle(0);
    }

    /** Adds the next step. */
    void apply(Step step) {
        if (step.sequence() != sequence + 1) {
            throw new IllegalStateException("Step " + step.sequence() + " cannot follow step " + sequence + ".");
        }
        sequence = step.sequence();
        String node = step.node();
        int index = node == null ? -1 : graph.index(node);
        if (step.kind() == Step.Kind.TOLD) {
            told(step, index);
        } else {
            ran(step, index);
        }
        if (!step.facts().isEmpty()) {
            findings.add(step, index);
        }
        if (index >= 0 && states[index].settled()) {
            settle(index + 1);
        }
    }

    private void ran(Step step, int index) {
        boolean failed = step.kind() == Step.Kind.RETRY || step.kind() == Step.Kind.FAILED;
        boolean again = step.waitUntil() != null;
        runs[index]++;
        failures[index] = failed ? failures[index] + 1 : 0;
        alarms[index] = step.kind() == Step.Kind.FAILED && again ? step.reason() : null;
        wakeAt[index] = step.waitUntil();
        wakeOn.set(index, step.wakeOn());
        states[index] = switch (step.kind()) {
            case DONE, TOLD -> NodeState.DONE;
            case WAIT -> NodeState.WAITING;
            case STOP -> NodeState.STOPPED;
            case RETRY -> NodeState.BACKING_OFF;
            case FAILED -> again ? NodeState.BACKING_OFF : NodeState.FAILED;
        };
        if (states[index] == NodeState.FAILED) {
            problem = step.reason();
        } else if (states[index] == NodeState.STOPPED) {
            stopReason = step.reason();
        }
    }

    private void told(Step step, int index) {
        if (index >= 0) {
            wake(index);
            return;
        }
        for (int i = 0; i < states.length; i++) {
            if (!Collections.disjoint(wakeOn.get(i), step.wakeOn())) {
                wake(i);
            }
        }
    }

    private void wake(int index) {
        if (states[index] == NodeState.WAITING) {
            wakeAt[index] = Instant.MIN;
        }
    }

    /** Opens or skips the nodes from this one on whose predecessors have all come to an end. */
    private void settle(int from) {
        for (int i = from; i < states.length; i++) {
            if (states[i] != NodeState.PENDING || open[i]) {
                continue;
            }
            int[] before = graph.vertex(i).predecessors();
            boolean settled = true;
            boolean fed = before.length == 0;
            for (int p : before) {
                settled &= states[p].settled();
                fed |= states[p] == NodeState.DONE;
            }
            if (settled) {
                open[i] = graph.vertex(i).pinned() || (fed && findings.suffice(i));
                states[i] = open[i] ? NodeState.PENDING : NodeState.SKIPPED;
            }
        }
    }

    /** Moves the time at which a waiting node runs again; what a wait without news does instead of writing a step. */
    void postpone(int index, Instant until) {
        wakeAt[index] = until;
    }

    /** Whether the node may run now. */
    boolean ready(int index, Instant now) {
        if (problem != null && !findings.live()) {
            return false;
        }
        return switch (states[index]) {
            case PENDING -> open[index];
            case WAITING, BACKING_OFF -> !wakeTime(index).isAfter(now);
            case DONE, STOPPED, SKIPPED, FAILED -> false;
        };
    }

    /** When the next waiting node is due; null if none waits. */
    @Nullable
    Instant nextWake() {
        Instant earliest = null;
        for (int i = 0; i < states.length; i++) {
            if ((states[i] == NodeState.WAITING || states[i] == NodeState.BACKING_OFF)
                    && (earliest == null || wakeTime(i).isBefore(earliest))) {
                earliest = wakeTime(i);
            }
        }
        return earliest;
    }

    private Instant wakeTime(int index) {
        Instant at = wakeAt[index];
        return at == null ? Instant.MAX : at;
    }

    /** The status that follows from the steps, while nodes may be running. */
    ExecutionStatus status(boolean running) {
        if (problem != null && !findings.live()) {
            return running ? ExecutionStatus.RUNNING : ExecutionStatus.FAILED;
        }
        boolean settled = !running;
        boolean onlyTriggers = !running;
        boolean alarmed = problem != null || findings.alarm() != null;
        for (int i = 0; i < states.length; i++) {
            settled &= states[i].settled();
            onlyTriggers &= !(states[i] == NodeState.PENDING && open[i])
                    && states[i] != NodeState.BACKING_OFF
                    && (states[i] != NodeState.WAITING || graph.vertex(i).trigger());
            alarmed |= alarms[i] != null;
        }
        if (findings.live()) {
            return alarmed || settled ? ExecutionStatus.NEEDS_ATTENTION : ExecutionStatus.MONITORING;
        }
        if (settled) {
            return ExecutionStatus.COMPLETED;
        }
        return onlyTriggers ? ExecutionStatus.WAITING_TRIGGER : ExecutionStatus.RUNNING;
    }

    /** Why the execution has this status, in one sentence; null where that says itself. */
    @Nullable
    String reason(ExecutionStatus status) {
        return switch (status) {
            case NEEDS_ATTENTION ->
                firstOf(
                        problem,
                        firstOf(alarms),
                        findings.alarm(),
                        "A position is open and no agent looks after it any more.");
            case COMPLETED, FAILED, CANCELLED -> firstOf(problem, findings.traded(), stopReason, findings.sentence());
            case PENDING, WAITING_TRIGGER, RUNNING, MONITORING -> null;
        };
    }

    private static @Nullable String firstOf(@Nullable String... sentences) {
        for (String candidate : sentences) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    Findings findings() {
        return findings;
    }

    int sequence() {
        return sequence;
    }

    NodeState state(int index) {
        return states[index];
    }

    int failures(int index) {
        return failures[index];
    }

    /** How many of its runs have left a step. */
    int runs(int index) {
        return runs[index];
    }

    List<WakeOn> wakeOn(int index) {
        return wakeOn.get(index);
    }

    Graph graph() {
        return graph;
    }

    /** What the waiting nodes wait for. */
    List<Waiting> waits() {
        var waits = new ArrayList<Waiting>(2);
        for (int i = 0; i < states.length; i++) {
            if (states[i] == NodeState.WAITING) {
                waits.add(new Waiting(graph.vertex(i).id(), wakeTime(i), wakeOn.get(i)));
            }
        }
        return waits;
    }
}
