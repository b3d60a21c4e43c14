package dev.kuber.platform.engine.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows for one statement over {@code unnest}, kept column by column as text; the statement casts them. */
final class Columns {

    private final List<List<@Nullable String>> columns = new ArrayList<>();

    /** One row; values are text, numbers, or instants. */
    void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (columns.size() <= i) {
                columns.add(new ArrayList<>());
            }
            Object value = values[i];
            columns.get(i).add(value == null ? null : value.toString());
        }
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** The statement with every column bound, in order. */
    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < columns.size(); i++) {
            Array array = connection.createArrayOf("text", columns.get(i).toArray());
            statement.setArray(i + 1, array);
        }
        return statement;
    }

    /** Runs it for its effect. */
    void update(Connection connection, String sql) throws SQLException {
        if (!isEmpty()) {
            try (PreparedStatement statement = prepare(connection, sql)) {
                statement.execute();
            }
        }
    }

    /** Runs it and reads the first column of its result. */
    List<String> strings(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        if (!isEmpty()) {
            try (PreparedStatement statement = prepare(connection, sql);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant time(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }
}
