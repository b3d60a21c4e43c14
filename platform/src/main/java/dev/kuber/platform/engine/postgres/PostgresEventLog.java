package dev.kuber.platform.engine.postgres;

import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.EventDraft;
import dev.kuber.platform.engine.EventLog;
import dev.kuber.platform.json.KuberJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Events in PostgreSQL. */
public final class PostgresEventLog implements EventLog {

    private final DataSource dataSource;
    private final EventRows rows;

    public PostgresEventLog(DataSource dataSource, KuberJson json) {
        this.dataSource = dataSource;
        this.rows = new EventRows(json);
    }

    @Override
    public List<Event> after(String owner, long sequence, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            return rows.after(connection, owner, sequence, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("The events cannot be read.", e);
        }
    }

    @Override
    public long last(String owner) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select last from event_counter where owner = ?")) {
            statement.setString(1, owner);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The events cannot be read.", e);
        }
    }

    /** In the caller's transaction if Spring holds one, so that the event is told only if the caller's work is kept. */
    @Override
    public void publish(String owner, EventDraft draft) {
        var row = List.of(new EventRows.Row(owner, draft));
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            if (DataSourceUtils.isConnectionTransactional(connection, dataSource)) {
                rows.insert(connection, row);
                return;
            }
            connection.setAutoCommit(false);
            rows.insert(connection, row);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The event cannot be kept.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
