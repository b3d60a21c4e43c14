package dev.kuber.platform.engine.postgres;

import dev.kuber.platform.engine.EventDraft;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.StepListener;
import dev.kuber.platform.json.KuberJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Keeps executions in PostgreSQL, durably, many commits to a transaction. */
public final class PostgresExecutionStore implements ExecutionStore, AutoCloseable {

    private final DataSource dataSource;
    private final ExecutionRows rows;
    private final GroupCommit commits;
    private final List<StepListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> wakers = new CopyOnWriteArrayList<>();

    /**
     * @param wall the wall clock
     * @param projections read models written in the same transaction
     */
    public PostgresExecutionStore(
            DataSource dataSource, KuberJson json, InstantSource wall, List<Projection> projections, Probe probe) {
        this.dataSource = dataSource;
        this.rows = new ExecutionRows(json);
        this.commits = new GroupCommit(dataSource, new Transaction(json, wall, projections, probe));
    }

    /** Tells it of every commit of this process from now on. */
    public void listen(StepListener listener) {
        listeners.add(listener);
    }

    /** Calls it whenever this process has made something due at once. */
    void onDue(Runnable waker) {
        wakers.add(waker);
    }

    @Override
    public boolean create(Execution execution, List<EventDraft> events) {
        return due(commits.write(new Write.Create(execution, events, null)));
    }

    @Override
    public boolean createWithin(int places, Execution execution, List<EventDraft> events) {
        return due(commits.write(new Write.Create(execution, events, places)));
    }

    @Override
    public Appended append(StepCommit commit) {
        if (!commits.write(new Write.Append(commit))) {
            return Appended.LOST_CLAIM;
        }
        for (StepListener listener : listeners) {
            listener.committed(commit);
        }
        if (!commit.wakeups().isEmpty()) {
            due(true);
        }
        return Appended.COMMITTED;
    }

    @Override
    public boolean tell(String executionId, Message message) {
        return due(commits.write(new Write.Tell(executionId, message)));
    }

    /** Gives a claim back; false if it was lost before. */
    boolean release(String executionId, long claim, Instant next) {
        return commits.write(new Write.Release(executionId, claim, next));
    }

    /** Removes the wake-up of an execution that has ended; whoever ended it may have done so while it was handed over. */
    void forget(String executionId) {
        var row = new Columns();
        row.row(executionId);
        try (Connection connection = dataSource.getConnection()) {
            row.update(connection, Tasks.END);
        } catch (SQLException e) {
            throw new IllegalStateException("A wake-up cannot be removed.", e);
        }
    }

    private boolean due(boolean effective) {
        if (effective) {
            wakers.forEach(Runnable::run);
        }
        return effective;
    }

    @Override
    public Optional<History> load(String executionId, int afterSequence) {
        return reading(connection -> rows.load(connection, executionId, afterSequence));
    }

    @Override
    public List<Execution> list(Query query) {
        return reading(connection -> rows.list(connection, query));
    }

    @Override
    public Optional<Execution> find(String owner, String executionId) {
        return reading(connection -> rows.find(connection, owner, executionId));
    }

    @Override
    public int active(String pipelineId) {
        return reading(connection -> rows.active(connection, pipelineId));
    }

    @Override
    public boolean wantsEvents() {
        return true;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    private <T> T reading(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.read(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The executions cannot be read.", e);
        }
    }

    @Override
    public void close() {
        commits.close();
    }
}
