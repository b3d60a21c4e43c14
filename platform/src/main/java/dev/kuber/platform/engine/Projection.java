package dev.kuber.platform.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Keeps a read model that is always as new as the steps: called inside the transaction that writes them. */
@FunctionalInterface
public interface Projection {

    /**
     * Writes what follows from these commits, and nothing else: it may be called again for the same commits if the
     * transaction is rolled back. Must lock rows in a fixed order.
     */
    void apply(Connection connection, List<StepCommit> commits) throws SQLException;
}
