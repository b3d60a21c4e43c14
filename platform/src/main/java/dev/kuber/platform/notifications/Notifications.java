package dev.kuber.platform.notifications;

import dev.kuber.platform.engine.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The notifications of every user. Nobody finds somebody else's. */
@Service
public class Notifications {

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final EventLog events;
    private final Clock wall;
    private final TransactionTemplate transaction;

    Notifications(
            JdbcClient jdbc,
            DataSource dataSource,
            EventLog events,
            Clock wall,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.events = events;
        this.wall = wall;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Tells a user, in the caller's transaction or in one of its own, by a row and an event.
     *
     * @return false if it was told before
     */
    public boolean tell(Notice notice) {
        return transaction.execute(_ -> {
            Instant now = now();
            boolean first = insert(notice, now);
            if (first) {
                events.publish(notice.owner(), NotificationRows.event(notice, now));
            }
            return first;
        });
    }

    private boolean insert(Notice notice, Instant now) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return NotificationRows.insert(connection, notice, now);
        } catch (SQLException e) {
            throw new IllegalStateException("A notification cannot be kept.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /**
     * What this user was told, newest first.
     *
     * @param unread whether to leave out what was read
     * @param before number of the last one of the page before; {@link Long#MAX_VALUE} for the first page
     */
    public List<Notification> list(UUID owner, boolean unread, long before, int limit) {
        return jdbc.sql("""
                select * from notification
                where owner = :owner and number < :before and (not :unread or read_at is null)
                order by number desc limit :limit
                """)
                .param("owner", owner)
                .param("before", before)
                .param("unread", unread)
                .param("limit", limit)
                .query(NotificationRows::read)
                .list();
    }

    /** How many this user has not read. */
    public int unread(UUID owner) {
        return jdbc.sql("select count(*) from notification where owner = :owner and read_at is null")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    /** Marks one as read, if it is not yet; false if this user has none with this id. */
    public boolean read(UUID owner, UUID id) {
        return jdbc.sql("""
                        update notification set read_at = coalesce(read_at, :now) where owner = :owner and id = :id
                        """)
                        .param("now", now().atOffset(ZoneOffset.UTC))
                        .param("owner", owner)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Marks all as read. */
    public void readAll(UUID owner) {
        jdbc.sql("update notification set read_at = :now where owner = :owner and read_at is null")
                .param("now", now().atOffset(ZoneOffset.UTC))
                .param("owner", owner)
                .update();
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return wall.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
