package dev.kuber.platform.orders;

import dev.kuber.agent.Fact;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.trade.OrderRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes an order down in the transaction that makes it part of a position, so that it is known before it is sent; and
 * settles what was written and never sent when the position is over.
 */
final class IntentsProjection implements Projection {

    private static final String WRITE = """
            insert into order_intent (client_order_id, owner, pipeline_id, revision, execution_id, symbol, account,
                request, state, status, written_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, 'unknown', ?, ?)
            on conflict (client_order_id) do nothing
            """;

    private static final String SETTLE = """
            update order_intent
            set state = state || '{"status": "canceled", "reason": "It was never sent."}', status = 'canceled',
                settled = true, updated_at = ?, version = version + 1
            where execution_id = ? and symbol = ? and not settled and attempted_at is null
            """;

    private final OrderGates gates;
    private final KuberJson json;

    IntentsProjection(OrderGates gates, KuberJson json) {
        this.gates = gates;
        this.json = json;
    }

    private record Written(Execution execution, OrderRequest request, Instant at) {}

    private record Over(String executionId, String symbol, Instant at) {}

    @Override
    public void apply(Connection connection, List<StepCommit> commits) throws SQLException {
        // Sorted, so that two transactions lock rows in the same order.
        Map<String, Written> written = new TreeMap<>();
        Map<String, Over> over = new TreeMap<>();
        for (StepCommit commit : commits) {
            for (Step step : commit.steps()) {
                for (Fact fact : step.facts()) {
                    if (fact instanceof TradeExecution trade) {
                        read(commit.after(), step, trade, written, over);
                    }
                }
            }
        }
        write(connection, written);
        settle(connection, over);
    }

    private static void read(
            Execution execution,
            Step step,
            TradeExecution trade,
            Map<String, Written> written,
            Map<String, Over> over) {
        for (OrderRequest request : trade.position().requests()) {
            written.putIfAbsent(request.id().value(), new Written(execution, request, step.finishedAt()));
        }
        if (!trade.position().live()) {
            String symbol = trade.symbol().value();
            over.put(execution.id() + "." + symbol, new Over(execution.id(), symbol, step.finishedAt()));
        }
    }

    private void write(Connection connection, Map<String, Written> written) throws SQLException {
        if (written.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (Written each : written.values()) {
                OrderIntent intent = OrderIntent.of(gates.origin(each.execution()), each.request(), each.at());
                OffsetDateTime at = each.at().atOffset(ZoneOffset.UTC);
                statement.setString(1, each.request().id().value());
                statement.setObject(2, UUID.fromString(intent.origin().owner()));
                statement.setString(3, intent.origin().pipelineId());
                statement.setInt(4, intent.origin().revision());
                statement.setString(5, intent.origin().executionId());
                statement.setString(6, each.request().symbol().value());
                statement.setString(7, intent.origin().account());
                statement.setString(8, json.write(each.request()));
                statement.setString(9, json.write(intent.state()));
                statement.setObject(10, at);
                statement.setObject(11, at);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void settle(Connection connection, Map<String, Over> over) throws SQLException {
        if (over.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            for (Over each : over.values()) {
                statement.setObject(1, each.at().atOffset(ZoneOffset.UTC));
                statement.setString(2, each.executionId());
                statement.setString(3, each.symbol());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
