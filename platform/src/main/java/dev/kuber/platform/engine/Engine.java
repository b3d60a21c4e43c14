package dev.kuber.platform.engine;

import dev.kuber.platform.pipelines.Plan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Takes an execution as far as it goes now: runs the nodes that are ready, saves each result durably before anything that
 * depends on it starts, and answers when to come back. Keeps nothing that is not also in the store.
 */
public final class Engine {

    /** How many executions' folded steps are kept at hand. */
    private static final int WARM = 10_000;

    private final Claim.Sources sources;
    private final @Nullable ExecutorService executor;
    private final Map<Revision, Graph> graphs = new ConcurrentHashMap<>();
    private final Map<String, Progress> warm = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Progress> eldest) {
            return size() > WARM;
        }
    };

    private record Revision(String pipelineId, int revision) {}

    private Engine(Claim.Sources sources, @Nullable ExecutorService executor) {
        this.sources = sources;
        this.executor = executor;
    }

    /** An engine that runs ready nodes side by side on threads of this executor, best virtual ones. */
    public static Engine parallel(
            ExecutionStore store, PlanSource plans, Environment environment, Probe probe, ExecutorService executor) {
        return new Engine(new Claim.Sources(store, plans, environment, probe), executor);
    }

    /** An engine that runs everything on the caller's thread, in topological order; for virtual time. */
    public static Engine direct(ExecutionStore store, PlanSource plans, Environment environment, Probe probe) {
        return new Engine(new Claim.Sources(store, plans, environment, probe), null);
    }

    /** Starts an execution of this plan, or finds the one that was started by the same fire. */
    public Execution start(Plan plan, Instant firedAt) {
        Execution execution = Execution.pending(plan, firedAt);
        sources.store().create(execution, started(execution));
        return execution;
    }

    /**
     * Starts an execution of this plan, or finds the one that was started by the same fire; empty when as many as the
     * settings allow are still going, whoever starts them at the same time.
     */
    public Optional<Execution> startWithin(Plan plan, Instant firedAt) {
        ExecutionStore store = sources.store();
        Execution execution = Execution.pending(plan, firedAt);
        int places = plan.settings().concurrentExecutions();
        while (store.active(plan.pipelineId()) < places) {
            // Refused where another one took the same place first: then there may be a further one.
            if (store.createWithin(places, execution, started(execution))) {
                return Optional.of(execution);
            }
            if (store.find(plan.owner(), execution.id()).isPresent()) {
                break;
            }
        }
        return store.find(plan.owner(), execution.id());
    }

    private List<EventDraft> started(Execution execution) {
        return sources.store().wantsEvents() ? EventDrafts.started(execution) : List.of();
    }

    /** Starts a trial; empty while another trial of this pipeline is going. */
    public Optional<Execution> startTrial(Plan plan, Instant firedAt) {
        Execution execution = Execution.pending(plan, firedAt);
        return sources.store().create(execution, started(execution)) ? Optional.of(execution) : Optional.empty();
    }

    /**
     * Handles a due fire. Skipped when the pipeline has been stopped, and when as many executions as its settings allow
     * are still going: the end of one of them fires the next.
     */
    public Optional<Execution> fire(Wakeup.Fire fire) {
        return sources.plans().due(fire.pipelineId(), fire.at()).flatMap(plan -> startWithin(plan, fire.at()));
    }

    /**
     * Takes the execution as far as it goes now. May be called by two workers at once: only one of them can write.
     *
     * @throws IllegalStateException if there is no such execution
     */
    public Advanced advance(String executionId) throws InterruptedException {
        Progress known = take(executionId);
        var history = sources.store()
                .load(executionId, known == null ? 0 : known.sequence())
                .orElseThrow(() -> new IllegalStateException("There is no execution " + executionId + "."));
        Execution execution = history.execution();
        if (execution.status().terminal()) {
            return Advanced.without(execution, Advanced.Result.ENDED_BEFORE);
        }
        Claim claim = new Claim(sources, execution, fold(execution, known, history));
        try {
            claim.probe(Probe.Point.CLAIMED);
            claim.read(history.inbox(), false);
            run(claim);
        } catch (LostClaim _) {
            return Advanced.without(claim.execution(), Advanced.Result.LOST_CLAIM);
        }
        if (!claim.execution().status().terminal()) {
            keep(executionId, claim.progress());
        }
        return claim.result();
    }

    private void run(Claim claim) throws InterruptedException {
        if (executor != null) {
            new ParallelRuns(claim, executor).toTheEnd();
            return;
        }
        Progress progress = claim.progress();
        boolean ran;
        do {
            ran = false;
            for (int i = 0; i < progress.graph().size(); i++) {
                if (progress.ready(i, claim.now())) {
                    claim.probe(Probe.Point.BEFORE_RUN);
                    var result = claim.call().run(claim.call().task(progress, i));
                    claim.probe(Probe.Point.AFTER_RUN);
                    claim.finish(result, false);
                    ran = true;
                }
            }
        } while (ran);
        claim.settle();
    }

    private Progress fold(Execution execution, @Nullable Progress known, ExecutionStore.History history) {
        Progress progress = known != null ? known : new Progress(graph(execution));
        history.steps().forEach(progress::apply);
        return progress;
    }

    /** A trial's is not kept: it is never run again. */
    private Graph graph(Execution execution) {
        if (execution.trial()) {
            return new Graph(sources.plans().load(execution.pipelineId(), execution.revision()));
        }
        return graphs.computeIfAbsent(
                new Revision(execution.pipelineId(), execution.revision()),
                revision -> new Graph(sources.plans().load(revision.pipelineId(), revision.revision())));
    }

    private @Nullable Progress take(String executionId) {
        synchronized (warm) {
            return warm.remove(executionId);
        }
    }

    private void keep(String executionId, Progress progress) {
        synchronized (warm) {
            warm.put(executionId, progress);
        }
    }

    /** Puts news into an execution's inbox; see {@link ExecutionStore#tell}. */
    public boolean tell(String executionId, Message message) {
        return sources.store().tell(executionId, message);
    }

    /** Looks at a pipeline's window; answers when to look again, by the wall clock. */
    public Optional<Instant> ring(Wakeup.Bell bell) {
        return sources.plans().ring(bell.pipelineId());
    }

    /** Ends an execution, unless a position is open. */
    public Cancelled cancel(String executionId, String reason) {
        return end(executionId, reason, null);
    }

    /**
     * Ends an execution that waits for its trigger, and fires its pipeline again at that time of its market; one that is
     * beyond its trigger goes on.
     */
    public boolean recall(String executionId, String reason, Instant again) {
        return end(executionId, reason, again) == Cancelled.CANCELLED;
    }

    private Cancelled end(String executionId, String reason, @Nullable Instant again) {
        while (true) {
            var found = sources.store().load(executionId, 0);
            if (found.isEmpty()) {
                return Cancelled.NOT_FOUND;
            }
            Execution execution = found.get().execution();
            Progress progress = fold(execution, null, found.get());
            if (execution.status().terminal()
                    || (again != null && execution.status() != ExecutionStatus.WAITING_TRIGGER)) {
                return Cancelled.ENDED_BEFORE;
            }
            if (progress.findings().live()) {
                return Cancelled.POSITION_OPEN;
            }
            MarketClock clock = sources.environment().clock(progress.graph().plan());
            Instant now = clock.now();
            Execution after = execution.next(ExecutionStatus.CANCELLED, reason, now);
            var commit = new StepCommit(
                    execution,
                    after,
                    List.of(),
                    List.of(),
                    List.of(),
                    fires(after.pipelineId(), again, clock),
                    List.of(EventDrafts.completed(after, now)));
            if (sources.store().append(commit) == ExecutionStore.Appended.COMMITTED) {
                return Cancelled.CANCELLED;
            }
        }
    }

    private static List<StepCommit.DueWakeup> fires(String pipelineId, @Nullable Instant at, MarketClock clock) {
        return at == null || at.equals(Instant.MAX)
                ? List.of()
                : List.of(new StepCommit.DueWakeup(at, clock.wallTime(at), new Wakeup.Fire(pipelineId, at)));
    }

    /** Answer to {@link #cancel}. */
    public enum Cancelled {
        CANCELLED,
        NOT_FOUND,
        /** It had ended already, or gone beyond what was asked about. */
        ENDED_BEFORE,
        /** The position has to be closed first. */
        POSITION_OPEN
    }
}
