package dev.kuber.platform.engine;

import dev.kuber.agent.Explained;
import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import dev.kuber.fact.Report;
import dev.kuber.fact.TradeExecution;
import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final boolean[] attention;
    private final @Nullable Instant[] wakeAt;
    private final List<List<WakeOn>> wakeOn;
    private final List<List<Step>> given;
    private final List<Step> atLarge = new ArrayList<>(0);
    private Map<Symbol, TradeExecution> trades = Map.of();
    private int sequence;
    private int live;
    private @Nullable String problem;
    private @Nullable String stopReason;
    private @Nullable String sentence;
    private @Nullable String alarm;

    Progress(Graph graph) {
        int size = graph.size();
        this.graph = graph;
        this.states = new NodeState[size];
        Arrays.fill(states, NodeState.PENDING);
        this.open = new boolean[size];
        this.failures = new int[size];
        this.attention = new boolean[size];
        this.wakeAt = new Instant[size];
        this.wakeOn = new ArrayList<>(Collections.nCopies(size, List.of()));
        this.given = new ArrayList<>(Collections.nCopies(size, List.of()));
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
            remember(step, index);
        }
        if (index >= 0 && states[index].settled()) {
            settle(index + 1);
        }
    }

    private void ran(Step step, int index) {
        boolean failed = step.kind() == Step.Kind.RETRY || step.kind() == Step.Kind.FAILED;
        boolean again = step.waitUntil() != null;
        failures[index] = failed ? failures[index] + 1 : 0;
        attention[index] = step.kind() == Step.Kind.FAILED && again;
        if (attention[index]) {
            alarm = step.reason();
        }
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

    private void remember(Step step, int index) {
        List<Step> place = index < 0 ? atLarge : given.get(index);
        if (index >= 0 && place.isEmpty()) {
            place = new ArrayList<>(2);
            given.set(index, place);
        }
        place.add(step);
        for (Fact fact : step.facts()) {
            if (fact instanceof TradeExecution trade) {
                traded(trade);
            }
            if (fact instanceof Explained explained && !(fact instanceof Report)) {
                sentence = explained.sentence();
            }
        }
    }

    private void traded(TradeExecution trade) {
        if (trades.isEmpty()) {
            trades = new LinkedHashMap<>();
        }
        TradeExecution before = trades.put(trade.symbol(), trade);
        if (before != null && before.position().live()) {
            live--;
        }
        if (trade.position().live()) {
            live++;
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
                open[i] = fed && missing(i) == null;
                states[i] = open[i] ? NodeState.PENDING : NodeState.SKIPPED;
            }
        }
    }

    /** The first fact type that the node needs and does not see; null if it sees all of them. */
    private @Nullable Class<? extends Fact> missing(int index) {
        List<Class<? extends Fact>> needs = graph.vertex(index).needs();
        if (needs.isEmpty()) {
            return null;
        }
        List<Fact> visible = visible(index);
        for (Class<? extends Fact> need : needs) {
            boolean found = false;
            for (int i = 0; i < visible.size() && !found; i++) {
                found = need.isInstance(visible.get(i));
            }
            if (!found) {
                return need;
            }
        }
        return null;
    }

    /**
     * What a node knows: the facts of its ancestors in topological order, then its own and the news for everybody in the
     * order in which they came. Which of two parallel nodes finished first makes no difference.
     */
    List<Fact> visible(int index) {
        var facts = new ArrayList<Fact>();
        for (int ancestor : graph.vertex(index).ancestors()) {
            for (Step step : given.get(ancestor)) {
                facts.addAll(step.facts());
            }
        }
        List<Step> own = given.get(index);
        int next = 0;
        for (Step news : atLarge) {
            while (next < own.size() && own.get(next).sequence() < news.sequence()) {
                facts.addAll(own.get(next++).facts());
            }
            facts.addAll(news.facts());
        }
        while (next < own.size()) {
            facts.addAll(own.get(next++).facts());
        }
        return facts;
    }

    /** Moves the time at which a waiting node runs again; what a wait without news does instead of writing a step. */
    void postpone(int index, Instant until) {
        wakeAt[index] = until;
    }

    /** Whether the node may run now. */
    boolean ready(int index, Instant now) {
        if (problem != null && live == 0) {
            return false;
        }
        return switch (states[index]) {
            case PENDING -> open[index];
            case WAITING, BACKING_OFF -> !wakeTime(index).isAfter(now);
            case DONE, STOPPED, SKIPPED, FAILED -> false;
        };
    }

    /** When the next waiting node is due; null if none waits. */
    @Nullable Instant nextWake() {
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
        if (problem != null && live == 0) {
            return running ? ExecutionStatus.RUNNING : ExecutionStatus.FAILED;
        }
        boolean settled = !running;
        boolean onlyTriggers = !running;
        boolean alarmed = problem != null;
        for (int i = 0; i < states.length; i++) {
            settled &= states[i].settled();
            onlyTriggers &= !(states[i] == NodeState.PENDING && open[i])
                    && states[i] != NodeState.BACKING_OFF
                    && (states[i] != NodeState.WAITING || graph.vertex(i).trigger());
            alarmed |= attention[i];
        }
        if (live > 0) {
            return alarmed || settled ? ExecutionStatus.NEEDS_ATTENTION : ExecutionStatus.MONITORING;
        }
        if (settled) {
            return ExecutionStatus.COMPLETED;
        }
        return onlyTriggers ? ExecutionStatus.WAITING_TRIGGER : ExecutionStatus.RUNNING;
    }

    /** Why the execution has this status, in one sentence; null where that says itself. */
    @Nullable String reason(ExecutionStatus status) {
        return switch (status) {
            case NEEDS_ATTENTION ->
                problem != null
                        ? problem
                        : alarm != null ? alarm : "A position is open and no agent looks after it any more.";
            case COMPLETED, FAILED, CANCELLED -> problem != null ? problem : outcome();
            case PENDING, WAITING_TRIGGER, RUNNING, MONITORING -> null;
        };
    }

    /** The trade if there was one, else the refusal if there was one, else the last thing found out. */
    private @Nullable String outcome() {
        String traded = null;
        for (TradeExecution trade : trades.values()) {
            traded = trade.sentence();
        }
        return traded != null ? traded : stopReason != null ? stopReason : sentence;
    }

    /** The position that this execution last had in this symbol. */
    @Nullable Position position(Symbol symbol) {
        TradeExecution trade = trades.get(symbol);
        return trade == null ? null : trade.position();
    }

    boolean live() {
        return live > 0;
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
