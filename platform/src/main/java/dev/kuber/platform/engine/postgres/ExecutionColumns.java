package dev.kuber.platform.engine.postgres;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** Reads the head of an execution from a row that has all columns of its table. */
public final class ExecutionColumns {

    private ExecutionColumns() {}

    /** The execution of the row at which the cursor is. */
    public static Execution read(ResultSet row) throws SQLException {
        return new Execution(
                row.getString("id"),
                row.getString("pipeline_id"),
                row.getInt("revision"),
                row.getString("owner"),
                Columns.time(row, "fired_at"),
                row.getLong("version"),
                ExecutionStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "finished_at"));
    }
}
