package dev.kuber.platform.engine;

import dev.kuber.agent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One worker's hold on one execution: what it knows of it, and the only way to write to it. Not thread-safe. */
final class Claim {

    /** A wait is never longer: databases do not know the end of time. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(36_500);

    /** A wait without facts is never shorter: an agent that waits for a time already past must not spin. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);

    private final ExecutionStore store;
    private final PlanSource plans;
    private final Probe probe;
    private final Progress progress;
    private final MarketClock clock;
    private final NodeCall call;
    private final Meter meter;
    private Execution execution;

    Claim(Sources sources, Execution execution, Progress progress) {
        this.store = sources.store();
        this.plans = sources.plans();
        this.probe = sources.probe();
        this.execution = execution;
        this.progress = progress;
        var plan = progress.graph().plan();
        this.clock = sources.environment().clock(plan);
        this.meter = sources.environment().meter();
        this.call = new NodeCall(execution, plan, sources.environment().ports(execution, plan), clock, meter);
    }

    /** What an engine is made of. */
    record Sources(ExecutionStore store, PlanSource plans, Environment environment, Probe probe) {}

    Execution execution() {
        return execution;
    }

    Progress progress() {
        return progress;
    }

    NodeCall call() {
        return call;
    }

    Instant now() {
        return clock.now();
    }

    void probe(Probe.Point point) {
        probe.at(point, execution.id());
    }

    /** Turns unread news into steps. */
    void read(List<Message> inbox, boolean running) {
        if (inbox.isEmpty()) {
            return;
        }
        var steps = new ArrayList<Step>(inbox.size());
        var keys = new ArrayList<String>(inbox.size());
        for (Message message : inbox) {
            keys.add(message.key());
            if (concerns(message)) {
                steps.add(Steps.told(progress.sequence() + 1 + steps.size(), message, progress.graph()));
            }
        }
        commit(steps, keys, running, List.of(), Bill.NONE);
    }

    /** What a node waited for may happen once more before its watchers learn that it has gone on. */
    private boolean concerns(Message message) {
        Graph.Vertex addressee = progress.graph().find(message.node());
        return addressee == null || progress.wakeOn(addressee.index()).contains(message.news());
    }

    /** Looks for news that came since the claim began. */
    void readAgain(boolean running) {
        var history = store.load(execution.id(), progress.sequence()).orElseThrow(() -> new LostClaim(execution.id()));
        if (history.execution().version() != execution.version()) {
            throw new LostClaim(execution.id());
        }
        read(history.inbox(), running);
    }

    /** Keeps the result of a run, durably unless it is a wait without news. */
    void finish(Steps.Ran ran, boolean running) {
        Steps.Ran patient = patient(ran);
        Step step = Steps.of(patient, progress);
        if (step != null) {
            commit(List.of(step), List.of(), running, List.of(), patient.bill());
        } else if (patient.outcome() instanceof Outcome.Wait wait) {
            if (!ran.bill().settled().isEmpty()) {
                meter.release(ran.bill().settled());
            }
            progress.postpone(ran.vertex().index(), wait.until());
        }
    }

    private static Steps.Ran patient(Steps.Ran ran) {
        if (!(ran.outcome() instanceof Outcome.Wait(var until, var on, var facts))) {
            return ran;
        }
        Instant soonest = facts.isEmpty() ? ran.finishedAt().plus(SHORTEST_WAIT) : ran.finishedAt();
        Instant latest = ran.finishedAt().plus(LONGEST_WAIT);
        Instant bounded = until.isBefore(soonest) ? soonest : until.isAfter(latest) ? latest : until;
        return new Steps.Ran(
                ran.vertex(), new Outcome.Wait(bounded, on, facts), ran.startedAt(), ran.finishedAt(), ran.bill());
    }

    /** Says that a node has been running for a while. */
    void announce(Graph.Vertex vertex, Instant startedAt) {
        if (store.wantsEvents()) {
            commit(
                    List.of(),
                    List.of(),
                    true,
                    List.of(EventDrafts.agentStarted(execution, vertex, startedAt)),
                    Bill.NONE);
        }
    }

    /** Writes the status if it no longer is what the steps say, as when a run beside a failure ended without news. */
    void settle() {
        if (progress.status(false) != execution.status()) {
            commit(List.of(), List.of(), false, List.of(), Bill.NONE);
        }
    }

    private void commit(List<Step> steps, List<String> read, boolean running, List<EventDraft> first, Bill bill) {
        boolean wanted = store.wantsEvents();
        List<EventDraft> events = wanted ? new ArrayList<>(first) : List.of();
        var over = new ArrayList<String>(0);
        for (Step step : steps) {
            if (wanted) {
                events.addAll(EventDrafts.of(step, progress, execution));
            }
            if (step.kind() != Step.Kind.TOLD && waited(step.node())) {
                over.add(step.node());
            }
            progress.apply(step);
        }
        Instant now = clock.now();
        ExecutionStatus status = progress.status(running);
        Execution after = execution.next(status, progress.reason(status), now);
        if (wanted && status.terminal()) {
            events.add(EventDrafts.completed(after, now));
        } else if (wanted && status == ExecutionStatus.NEEDS_ATTENTION && execution.status() != status) {
            events.add(EventDrafts.alarm(after, now));
        }
        write(new StepCommit(execution, after, steps, read, over, fires(after, now), events, bill));
    }

    private boolean waited(@Nullable String node) {
        Graph.Vertex vertex = progress.graph().find(node);
        return vertex != null && !progress.wakeOn(vertex.index()).isEmpty();
    }

    private void write(StepCommit commit) {
        probe(Probe.Point.BEFORE_COMMIT);
        if (store.append(commit) == ExecutionStore.Appended.LOST_CLAIM) {
            throw new LostClaim(execution.id());
        }
        execution = commit.after();
        probe(Probe.Point.AFTER_COMMIT);
    }

    private List<StepCommit.DueWakeup> fires(Execution after, Instant now) {
        if (!after.status().terminal() || after.trial()) {
            return List.of();
        }
        return plans.nextFire(progress.graph().plan(), after, now)
                .map(at -> List.of(
                        new StepCommit.DueWakeup(at, clock.wallTime(at), new Wakeup.Fire(after.pipelineId(), at))))
                .orElse(List.of());
    }

    Advanced result() {
        if (execution.status().terminal()) {
            return Advanced.without(execution, Advanced.Result.ADVANCED);
        }
        @Nullable Instant next = progress.nextWake();
        return new Advanced(
                execution,
                next,
                next == null ? null : clock.wallTime(next),
                progress.waits(),
                Advanced.Result.ADVANCED);
    }
}
