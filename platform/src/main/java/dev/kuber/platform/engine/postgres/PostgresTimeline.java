package dev.kuber.platform.engine.postgres;

import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Timeline;
import dev.kuber.platform.engine.Wakeup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Wake-ups kept in PostgreSQL and handed over by whichever {@link Worker} is free, at real or accelerated time. To wake an
 * execution with news, tell it instead: that also reaches one that is being advanced right now.
 */
public final class PostgresTimeline implements Timeline {

    private static final String FIRE = """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select name, instance, time::timestamptz, false, 1 from unnest(?, ?, ?) as r (name, instance, time)
            on conflict (task_name, task_instance) do update
                set execution_time = least(scheduled_tasks.execution_time, excluded.execution_time)
                where not scheduled_tasks.picked""";

    private static final String FORGET = """
            delete from scheduled_tasks
            where task_name = 'fire' and task_instance like ? || '|%' and task_instance <> ? and not picked""";

    private final DataSource dataSource;
    private final MarketClock clock;

    public PostgresTimeline(DataSource dataSource, MarketClock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    /** Takes back the fires of this pipeline that nobody has begun to handle, but for the one at this time. */
    public void forgetFires(String pipelineId, Instant butAt) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, pipelineId);
            statement.setString(2, Tasks.instance(new Wakeup.Fire(pipelineId, butAt)));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Fires cannot be taken back.", e);
        }
    }

    @Override
    public void wakeAt(Instant when, Wakeup wakeup) {
        var row = new Columns();
        String sql = switch (wakeup) {
            case Wakeup.Fire fire -> {
                row.row(Tasks.FIRE, Tasks.instance(fire), clock.wallTime(when));
                yield FIRE;
            }
            case Wakeup.Bell(var pipelineId) -> {
                row.row(Tasks.BELL, pipelineId, clock.wallTime(when));
                yield FIRE;
            }
            case Wakeup.Resume(var executionId) -> {
                row.row(executionId, clock.wallTime(when));
                yield Tasks.WAKE;
            }
        };
        try (Connection connection = dataSource.getConnection()) {
            row.update(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException("A wake-up cannot be kept.", e);
        }
    }
}
