package dev.kuber.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads rows of {@code audit_entry}. */
final class AuditRows {

    private AuditRows() {}

    static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("owner", UUID.class),
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("kind"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("details"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
