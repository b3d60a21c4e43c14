package dev.kuber.platform.modes;

import dev.kuber.agent.Fact;
import dev.kuber.fact.TradeExecution;
import dev.kuber.fact.TriggerFired;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.trade.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Keeps the day book's counts true: an execution counts for the day on which its trigger fired, one that ended before that
 * for none, and neither does a trade of which nothing came. In the transaction that makes it a fact.
 */
@Component
class CountsProjection implements Projection {

    private static final String FIRED = """
            update counted_execution c set fired_at = r.at
            from unnest(?, ?) as r (id, at) where c.execution_id = r.id""";

    private static final String ENDED =
            "delete from counted_execution where execution_id = any (?) and fired_at is null";

    private static final String REFUSED = """
            delete from counted_trade c using unnest(?, ?) as r (id, symbol)
            where c.execution_id = r.id and c.symbol = r.symbol""";

    @Override
    public void apply(Connection connection, List<StepCommit> commits) throws SQLException {
        // Sorted, so that two transactions lock rows in the same order.
        Map<String, Instant> fired = new TreeMap<>();
        var ended = new TreeSet<String>();
        var refused = new ArrayList<Refused>();
        for (StepCommit commit : commits) {
            String id = commit.after().id();
            for (Step step : commit.steps()) {
                for (Fact fact : step.facts()) {
                    if (fact instanceof TriggerFired) {
                        fired.put(id, step.finishedAt());
                    } else if (fact instanceof TradeExecution trade && trade.position() instanceof Position.Refused) {
                        refused.add(new Refused(id, trade.symbol().value()));
                    }
                }
            }
            if (commit.after().status().terminal()) {
                ended.add(id);
            }
        }
        if (!fired.isEmpty()) {
            fired(connection, fired);
        }
        if (!ended.isEmpty()) {
            update(connection, ENDED, ended.toArray());
        }
        if (!refused.isEmpty()) {
            update(
                    connection,
                    REFUSED,
                    refused.stream().map(Refused::execution).toArray(),
                    refused.stream().map(Refused::symbol).toArray());
        }
    }

    private record Refused(String execution, String symbol) {}

    private static void fired(Connection connection, Map<String, Instant> fired) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIRED)) {
            statement.setArray(
                    1, connection.createArrayOf("text", fired.keySet().toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            fired.values().stream().map(Timestamp::from).toArray()));
            statement.executeUpdate();
        }
    }

    private static void update(Connection connection, String sql, Object[]... texts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < texts.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts[i]));
            }
            statement.executeUpdate();
        }
    }
}
