package dev.kuber.platform.positions;

import dev.kuber.agent.Fact;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.trade.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Folds trade executions into live positions and closed trades, in the transaction that makes them facts. */
@Component
class PositionsProjection implements Projection {

    private static final String LIVE = """
            insert into position (execution_id, symbol, owner, pipeline_id, revision, position, updated_at, attention)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (execution_id, symbol) do update
            set position = excluded.position, updated_at = excluded.updated_at, attention = excluded.attention
            """;

    private static final String GONE = "delete from position where execution_id = ? and symbol = ?";

    private static final String TRADE = """
            insert into trade (execution_id, symbol, owner, pipeline_id, revision, position, closed_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?)
            on conflict (execution_id, symbol) do nothing
            """;

    private final KuberJson json;

    PositionsProjection(KuberJson json) {
        this.json = json;
    }

    /** The newest state of a position in a batch of commits. */
    private record Change(Execution execution, TradeExecution trade, OffsetDateTime at) {}

    @Override
    public void apply(Connection connection, List<StepCommit> commits) throws SQLException {
        // Sorted, so that two transactions lock rows in the same order.
        Map<String, Change> changes = new TreeMap<>();
        for (StepCommit commit : commits) {
            for (Step step : commit.steps()) {
                for (Fact fact : step.facts()) {
                    if (fact instanceof TradeExecution trade) {
                        changes.put(
                                commit.after().id() + "." + trade.symbol(),
                                new Change(
                                        commit.after(), trade, step.finishedAt().atOffset(ZoneOffset.UTC)));
                    }
                }
            }
        }
        if (!changes.isEmpty()) {
            write(connection, changes);
        }
    }

    private void write(Connection connection, Map<String, Change> changes) throws SQLException {
        try (PreparedStatement live = connection.prepareStatement(LIVE);
                PreparedStatement gone = connection.prepareStatement(GONE);
                PreparedStatement closed = connection.prepareStatement(TRADE)) {
            for (Change change : changes.values()) {
                Position position = change.trade().position();
                if (position.live()) {
                    set(live, change, change.at());
                    live.setString(8, change.trade().attention());
                    live.addBatch();
                    continue;
                }
                gone.setString(1, change.execution().id());
                gone.setString(2, change.trade().symbol().value());
                gone.addBatch();
                if (position instanceof Position.Closed ended) {
                    set(closed, change, ended.closed().atOffset(ZoneOffset.UTC));
                    closed.addBatch();
                }
            }
            live.executeBatch();
            gone.executeBatch();
            closed.executeBatch();
        }
    }

    private void set(PreparedStatement statement, Change change, OffsetDateTime at) throws SQLException {
        Execution execution = change.execution();
        statement.setString(1, execution.id());
        statement.setString(2, change.trade().symbol().value());
        statement.setObject(3, UUID.fromString(execution.owner()));
        statement.setString(4, execution.pipelineId());
        statement.setInt(5, execution.revision());
        statement.setString(6, json.write(change.trade().position()));
        statement.setObject(7, at);
    }
}
