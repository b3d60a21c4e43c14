package dev.kuber.platform.notifications;

import dev.kuber.platform.engine.Announcement;
import dev.kuber.platform.engine.Announcer;
import dev.kuber.platform.engine.StepCommit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells users of alarms, their end and what waits for them, in the transaction that makes them facts. */
@Component
class NotificationsProjection implements Announcer {

    private static final String ON = """
            select execution_id, symbol, spell, sentence from alarm where execution_id = any (?)
            """;

    private static final String KEEP = """
            insert into alarm (execution_id, symbol, spell, sentence) values (?, ?, ?, ?)
            on conflict (execution_id, symbol) do update set spell = excluded.spell, sentence = excluded.sentence
            """;

    private static final String END = "delete from alarm where execution_id = ? and symbol = ?";

    private final Clock wall;

    NotificationsProjection(Clock wall) {
        this.wall = wall;
    }

    @Override
    public List<Announcement> announce(Connection connection, List<StepCommit> commits) throws SQLException {
        List<Alarm> before = alarms(connection, commits);
        var happenings = new Happenings(before);
        commits.forEach(happenings::follow);
        write(connection, before, happenings.alarms());
        Instant now = wall.instant().truncatedTo(ChronoUnit.MICROS);
        var told = new ArrayList<Announcement>();
        for (Notice notice : happenings.notices()) {
            if (NotificationRows.insert(connection, notice, now)) {
                told.add(new Announcement(notice.owner(), NotificationRows.event(notice, now)));
            }
        }
        return told;
    }

    private static List<Alarm> alarms(Connection connection, List<StepCommit> commits) throws SQLException {
        Object[] executions = commits.stream()
                .filter(Happenings::concernsAlarms)
                .map(commit -> commit.after().id())
                .distinct()
                .toArray();
        var found = new ArrayList<Alarm>();
        if (executions.length > 0) {
            try (PreparedStatement statement = connection.prepareStatement(ON)) {
                statement.setArray(1, connection.createArrayOf("text", executions));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Alarm(
                                rows.getString("execution_id"),
                                rows.getString("symbol"),
                                rows.getLong("spell"),
                                rows.getString("sentence")));
                    }
                }
            }
        }
        return found;
    }

    /** Only those that have changed; an execution is written by one transaction at a time. */
    private static void write(Connection connection, List<Alarm> before, List<Alarm> after) throws SQLException {
        Set<Alarm> known = new HashSet<>(before);
        for (Alarm alarm : after) {
            if (!known.contains(alarm)) {
                try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
                    statement.setString(1, alarm.executionId());
                    statement.setString(2, alarm.symbol());
                    statement.setLong(3, alarm.spell());
                    statement.setString(4, alarm.sentence());
                    statement.executeUpdate();
                }
            }
        }
        Set<Alarm.Key> on = new HashSet<>();
        after.forEach(alarm -> on.add(alarm.key()));
        for (Alarm alarm : before) {
            if (!on.contains(alarm.key())) {
                try (PreparedStatement statement = connection.prepareStatement(END)) {
                    statement.setString(1, alarm.executionId());
                    statement.setString(2, alarm.symbol());
                    statement.executeUpdate();
                }
            }
        }
    }
}
