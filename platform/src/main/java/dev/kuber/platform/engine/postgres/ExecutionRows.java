package dev.kuber.platform.engine.postgres;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.json.KuberJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads executions, steps and news from their tables. */
final class ExecutionRows {

    private static final String LOAD = """
            select * from execution where id = ?;
            select * from step where execution_id = ? and sequence > ? order by sequence;
            select * from execution_inbox where execution_id = ? and not read order by number""";

    private static final String LIST = """
            select * from execution e
            where owner = ?
                and case when ?::text is null then pipeline_id not like 'b%' else pipeline_id = ? end
                and (?::text is null or status = ?)
                and (?::text is null or number < (select number from execution a where a.id = ? and a.owner = e.owner))
            order by number desc limit ?""";

    private final KuberJson json;

    ExecutionRows(KuberJson json) {
        this.json = json;
    }

    Optional<ExecutionStore.History> load(Connection connection, String id, int afterSequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
            statement.setString(1, id);
            statement.setString(2, id);
            statement.setInt(3, afterSequence);
            statement.setString(4, id);
            statement.execute();
            Execution execution;
            try (ResultSet rows = statement.getResultSet()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                execution = ExecutionColumns.read(rows);
            }
            var steps = new ArrayList<Step>();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    steps.add(step(rows));
                }
            }
            var inbox = new ArrayList<Message>();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    inbox.add(message(rows));
                }
            }
            return Optional.of(new ExecutionStore.History(execution, steps, inbox));
        }
    }

    List<Execution> list(Connection connection, ExecutionStore.Query query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            var status = query.status();
            String statusName = status == null ? null : status.name().toLowerCase(Locale.ROOT);
            statement.setString(1, query.owner());
            statement.setString(2, query.pipelineId());
            statement.setString(3, query.pipelineId());
            statement.setString(4, statusName);
            statement.setString(5, statusName);
            statement.setString(6, query.after());
            statement.setString(7, query.after());
            statement.setInt(8, query.limit());
            return executions(statement);
        }
    }

    Optional<Execution> find(Connection connection, String owner, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select * from execution where owner = ? and id = ?")) {
            statement.setString(1, owner);
            statement.setString(2, id);
            return executions(statement).stream().findFirst();
        }
    }

    int active(Connection connection, String pipelineId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from execution where pipeline_id = ? and finished_at is null and revision > 0")) {
            statement.setString(1, pipelineId);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static List<Execution> executions(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<Execution>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(ExecutionColumns.read(rows));
            }
        }
        return found;
    }

    private Step step(ResultSet rows) throws SQLException {
        return new Step(
                rows.getInt("sequence"),
                rows.getString("node"),
                Step.Kind.valueOf(rows.getString("kind").toUpperCase(Locale.ROOT)),
                rows.getInt("attempt"),
                json.readList(rows.getString("facts"), Fact.class),
                rows.getString("reason"),
                Columns.time(rows, "started_at"),
                Columns.time(rows, "finished_at"),
                Columns.instant(rows, "wait_until"),
                json.readList(rows.getString("wake_on"), WakeOn.class));
    }

    private Message message(ResultSet rows) throws SQLException {
        String fact = rows.getString("fact");
        return new Message(
                rows.getString("key"),
                rows.getString("node"),
                fact == null ? null : json.read(fact, Fact.class),
                json.read(rows.getString("news"), WakeOn.class),
                Columns.time(rows, "at"));
    }
}
