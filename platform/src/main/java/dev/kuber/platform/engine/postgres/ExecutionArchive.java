package dev.kuber.platform.engine.postgres;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.json.KuberJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Keeps executions that ran elsewhere and have ended, beside those that ran here, so that they can be opened like them.
 * Takes part in the caller's transaction.
 */
public final class ExecutionArchive {

    private static final int BATCH = 200;

    private static final String EXECUTIONS = """
            insert into execution (id, pipeline_id, revision, owner, fired_at, version, status, reason, started_at,
                finished_at)
            select id, pipeline_id, revision::int, owner, fired_at::timestamptz, version::bigint, status, reason,
                started_at::timestamptz, finished_at::timestamptz
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                as r (id, pipeline_id, revision, owner, fired_at, version, status, reason, started_at, finished_at, n)
            order by n""";

    private final DataSource dataSource;
    private final KuberJson json;

    public ExecutionArchive(DataSource dataSource, KuberJson json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** @throws IllegalStateException if one of them is there already, or has not ended */
    public void keep(List<ExecutionStore.History> histories) {
        for (int from = 0; from < histories.size(); from += BATCH) {
            List<ExecutionStore.History> batch = histories.subList(from, Math.min(histories.size(), from + BATCH));
            inTransaction(connection -> {
                executions(batch).update(connection, EXECUTIONS);
                steps(batch).update(connection, Transaction.INSERT_STEPS);
            });
        }
    }

    /** Removes all executions of this pipeline or backtest. */
    public void forget(String pipelineId) {
        inTransaction(connection -> {
            for (String sql : List.of(
                    "delete from step using execution e where e.id = execution_id and e.pipeline_id = ?",
                    "delete from execution where pipeline_id = ?")) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, pipelineId);
                    statement.executeUpdate();
                }
            }
        });
    }

    private static Columns executions(List<ExecutionStore.History> histories) {
        var rows = new Columns();
        for (ExecutionStore.History history : histories) {
            Execution it = history.execution();
            if (!it.status().terminal()) {
                throw new IllegalStateException("Execution " + it.id() + " has not ended.");
            }
            rows.row(
                    it.id(),
                    it.pipelineId(),
                    it.revision(),
                    it.owner(),
                    it.firedAt(),
                    it.version(),
                    it.status().name().toLowerCase(Locale.ROOT),
                    it.reason(),
                    it.startedAt(),
                    it.finishedAt());
        }
        return rows;
    }

    private Columns steps(List<ExecutionStore.History> histories) {
        var rows = new Columns();
        for (ExecutionStore.History history : histories) {
            history.steps().forEach(step -> step(rows, history.execution().id(), step, json));
        }
        return rows;
    }

    /** One row of {@link Transaction#INSERT_STEPS}. */
    static void step(Columns rows, String executionId, Step step, KuberJson json) {
        rows.row(
                executionId,
                step.sequence(),
                step.node(),
                step.kind().name().toLowerCase(Locale.ROOT),
                step.attempt(),
                json.writeList(step.facts(), Fact.class),
                step.reason(),
                step.startedAt(),
                step.finishedAt(),
                step.waitUntil(),
                json.writeList(step.wakeOn(), WakeOn.class));
    }

    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The executions cannot be kept.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
