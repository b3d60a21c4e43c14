package dev.kuber.platform.orders;

import dev.kuber.agent.Fact;
import dev.kuber.fact.ApprovalRequested;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Puts what executions ask consent for into the inbox, in the transaction that makes it a fact. What nobody has decided
 * expires when the trade goes on without, or the execution ends.
 */
final class ApprovalsProjection implements Projection {

    private static final String ASK = """
            insert into approval (id, owner, pipeline_id, revision, execution_id, symbol, plan, sentence, asked_at, until)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict (id) do nothing
            """;

    private static final String EXPIRE = """
            update approval set status = 'expired'
            where (id = any (?) or execution_id = any (?)) and status = 'pending'
            """;

    private final KuberJson json;

    ApprovalsProjection(KuberJson json) {
        this.json = json;
    }

    private record Asked(Execution execution, ApprovalRequested request) {}

    @Override
    public void apply(Connection connection, List<StepCommit> commits) throws SQLException {
        // Sorted, so that two transactions lock rows in the same order.
        Map<String, Asked> asked = new TreeMap<>();
        Set<String> over = new TreeSet<>();
        Set<String> ended = new TreeSet<>();
        for (StepCommit commit : commits) {
            if (commit.after().status().terminal()) {
                ended.add(commit.after().id());
            }
            for (Step step : commit.steps()) {
                for (Fact fact : step.facts()) {
                    if (fact instanceof ApprovalRequested request) {
                        String id = Approval.id(commit.after().id(), request.symbol());
                        asked.putIfAbsent(id, new Asked(commit.after(), request));
                    } else if (fact instanceof TradeExecution trade && begins(trade.position())) {
                        over.add(Approval.id(commit.after().id(), trade.symbol()));
                    }
                }
            }
        }
        ask(connection, asked);
        if (!over.isEmpty() || !ended.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
                statement.setArray(1, connection.createArrayOf("text", over.toArray()));
                statement.setArray(2, connection.createArrayOf("text", ended.toArray()));
                statement.executeUpdate();
            }
        }
    }

    /** A trade is decided upon once: with its first position. */
    private static boolean begins(Position position) {
        return position instanceof Position.Opening || position instanceof Position.Refused;
    }

    private void ask(Connection connection, Map<String, Asked> asked) throws SQLException {
        if (asked.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ASK)) {
            for (Map.Entry<String, Asked> each : asked.entrySet()) {
                Execution execution = each.getValue().execution();
                ApprovalRequested request = each.getValue().request();
                statement.setString(1, each.getKey());
                statement.setObject(2, UUID.fromString(execution.owner()));
                statement.setString(3, execution.pipelineId());
                statement.setInt(4, execution.revision());
                statement.setString(5, execution.id());
                statement.setString(6, request.symbol().value());
                statement.setString(7, json.write(request.plan()));
                statement.setString(8, request.sentence());
                statement.setObject(9, request.at().atOffset(ZoneOffset.UTC));
                statement.setObject(10, request.until().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
