package dev.kuber.platform.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads accounts from rows of their table. */
final class AccountRows {

    private AccountRows() {}

    static Account read(ResultSet rows) throws SQLException {
        return new Account(
                rows.getObject("id", UUID.class),
                rows.getString("email"),
                rows.getString("name"),
                rows.getBoolean("admin"),
                rows.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
