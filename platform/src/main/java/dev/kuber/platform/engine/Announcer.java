package dev.kuber.platform.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A projection that tells the owner of what it has written, in the same transaction. */
@FunctionalInterface
public interface Announcer extends Projection {

    /** As {@link #apply}; returns the events that tell of it. */
    List<Announcement> announce(Connection connection, List<StepCommit> commits) throws SQLException;

    @Override
    default void apply(Connection connection, List<StepCommit> commits) throws SQLException {
        announce(connection, commits);
    }
}
