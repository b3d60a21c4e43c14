package dev.kuber.platform.notifications;

import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.EventDraft;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/** Notifications as rows and as events. */
final class NotificationRows {

    private static final String INSERT = """
            insert into notification (id, owner, key, at, severity, title, sentence, pipeline_id, execution_id, symbol)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private NotificationRows() {}

    /** Keeps it; false if it was told before. */
    static boolean insert(Connection connection, Notice notice, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, notice.id());
            statement.setObject(2, UUID.fromString(notice.owner()));
            statement.setString(3, notice.key());
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            statement.setString(5, notice.severity().word());
            statement.setString(6, notice.title());
            statement.setString(7, notice.sentence());
            statement.setString(8, notice.pipelineId());
            statement.setString(9, notice.executionId());
            statement.setString(10, notice.symbol());
            return statement.executeUpdate() == 1;
        }
    }

    static EventDraft event(Notice notice, Instant at) {
        return new EventDraft(
                Event.Type.NOTIFICATION,
                at,
                notice.pipelineId(),
                notice.executionId(),
                Event.Data.told(
                        notice.id().toString(),
                        notice.severity().word(),
                        notice.title(),
                        notice.sentence(),
                        notice.symbol()));
    }

    static Notification read(ResultSet row, int number) throws SQLException {
        OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
        return new Notification(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                row.getString("title"),
                row.getString("sentence"),
                row.getString("pipeline_id"),
                row.getString("execution_id"),
                row.getString("symbol"),
                read == null ? null : read.toInstant());
    }
}
