package dev.kuber.platform.engine.postgres;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks.TaskBuilder;
import dev.kuber.platform.engine.Advanced;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.Wakeup;
import dev.kuber.platform.engine.WorkerSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Claims due wake-ups of the database and hands them to an engine. Any number of workers share the load; what a dead one
 * held is taken over by another within seconds. A claim only saves work: what keeps two workers from writing is the
 * execution's version.
 */
public final class Worker implements AutoCloseable {

    /** When nothing is to come, yet the execution has not ended: somebody has to look at it. */
    private static final Duration FAR = Duration.ofDays(365);

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

    private final Engine engine;
    private final PostgresExecutionStore store;
    private final InstantSource wall;
    private final Probe probe;
    private final Scheduler scheduler;

    public Worker(
            DataSource dataSource,
            PostgresExecutionStore store,
            Engine engine,
            WorkerSettings settings,
            InstantSource wall,
            Probe probe) {
        this.engine = engine;
        this.store = store;
        this.wall = wall;
        this.probe = probe;
        FailureHandler<Void> later = (complete, operations) ->
                operations.reschedule(complete, backoff(complete.getExecution().consecutiveFailures));
        var execution = new TaskBuilder<>(Tasks.EXECUTION, Void.class)
                .onFailure(later)
                .onDeadExecutionRevive()
                .execute(this::advance);
        var fire = new TaskBuilder<>(Tasks.FIRE, Void.class)
                .onFailure(later)
                .onDeadExecutionRevive()
                .execute(this::fire);
        var bell = new TaskBuilder<>(Tasks.BELL, Void.class)
                .onFailure(later)
                .onDeadExecutionRevive()
                .execute(this::ring);
        this.scheduler = Scheduler.create(dataSource, execution, fire, bell)
                .clock(wall::instant)
                .schedulerName(new SchedulerName.Fixed(settings.name()))
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .threads(settings.threads())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
        store.onDue(this::look);
    }

    public void start() {
        scheduler.start();
    }

    /** Looks for due wake-ups now, instead of at the next poll. */
    public void look() {
        scheduler.triggerCheckForDueExecutions();
    }

    private CompletionHandler<Void> advance(TaskInstance<Void> task, ExecutionContext context) {
        String id = task.getId();
        try {
            Advanced advanced = engine.advance(id);
            return (complete, _) -> {
                probe.at(Probe.Point.BEFORE_RELEASE, id);
                release(advanced, complete.getExecution().version);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while advancing " + id + ".", e);
        }
    }

    /** An execution that has ended took its wake-up with it, in the same transaction. */
    private void release(Advanced advanced, long claim) {
        String id = advanced.execution().id();
        switch (advanced.result()) {
            case ENDED_BEFORE -> store.forget(id);
            case LOST_CLAIM -> {
                if (store.release(id, claim, wall.instant())) {
                    look();
                }
            }
            case ADVANCED -> {
                if (!advanced.execution().status().terminal()) {
                    Instant next = advanced.wallNext();
                    store.release(id, claim, next == null ? wall.instant().plus(FAR) : next);
                }
            }
        }
    }

    private CompletionHandler<Void> fire(TaskInstance<Void> task, ExecutionContext context) {
        engine.fire(Tasks.fire(task.getId()));
        return (_, operations) -> operations.stop();
    }

    private CompletionHandler<Void> ring(TaskInstance<Void> task, ExecutionContext context) {
        Optional<Instant> next = engine.ring(new Wakeup.Bell(task.getId()));
        return (complete, operations) ->
                next.ifPresentOrElse(at -> operations.reschedule(complete, at), operations::stop);
    }

    private Instant backoff(int failures) {
        Duration wait = Duration.ofSeconds(1L << Math.min(failures, 6));
        return wall.instant().plus(wait.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : wait);
    }

    /** Waits a little for what is being advanced, then gives the rest back. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
