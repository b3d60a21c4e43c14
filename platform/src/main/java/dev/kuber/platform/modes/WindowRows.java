package dev.kuber.platform.modes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is remembered of the windows of pipelines. Times are those of the market, to the microsecond. */
@Repository
class WindowRows {

    private final JdbcClient jdbc;
    private final InstantSource wall;

    WindowRows(JdbcClient jdbc, Clock wall) {
        this.jdbc = jdbc;
        this.wall = wall;
    }

    /**
     * What is known of a pipeline.
     *
     * @param revision the one that was looked at last
     * @param through windows that closed by then were seen to
     */
    record Seen(int revision, Instant through) {}

    /** What is to be done because a window has closed. */
    record End(String pipelineId, Instant closes, boolean flatten, boolean stop) {}

    Optional<Seen> seen(String pipelineId) {
        return jdbc.sql("select revision, seen_through from pipeline_window where pipeline_id = :id")
                .param("id", pipelineId)
                .query((row, _) -> new Seen(row.getInt(1), instant(row, 2)))
                .optional();
    }

    /** Remembers this revision; what closed by this time is taken as seen to if nothing was known before. */
    void look(String pipelineId, int revision, Instant now) {
        jdbc.sql("""
                        insert into pipeline_window (pipeline_id, revision, seen_through) values (:id, :revision, :now)
                        on conflict (pipeline_id) do update set revision = excluded.revision
                        """)
                .param("id", pipelineId)
                .param("revision", revision)
                .param("now", at(now))
                .update();
    }

    void forget(String pipelineId) {
        jdbc.sql("delete from pipeline_window where pipeline_id = :id")
                .param("id", pipelineId)
                .update();
    }

    /** Writes down what is to be done; false if that was decided before. In the caller's transaction. */
    boolean decide(End end) {
        jdbc.sql("""
                        update pipeline_window set seen_through = greatest(seen_through, :closes) where pipeline_id = :id
                        """)
                .param("id", end.pipelineId())
                .param("closes", at(end.closes()))
                .update();
        return jdbc.sql("""
                        insert into window_end (pipeline_id, closes, flatten, stop, decided_at)
                        values (:id, :closes, :flatten, :stop, :now) on conflict (pipeline_id, closes) do nothing
                        """)
                        .param("id", end.pipelineId())
                        .param("closes", at(end.closes()))
                        .param("flatten", end.flatten())
                        .param("stop", end.stop())
                        .param("now", at(wall.instant()))
                        .update()
                == 1;
    }

    /** What was decided and not done, as when the process died between. */
    List<End> undelivered(String pipelineId) {
        return jdbc.sql("""
                        select * from window_end where pipeline_id = :id and delivered_at is null order by closes
                        """)
                .param("id", pipelineId)
                .query((row, _) -> new End(
                        row.getString("pipeline_id"),
                        row.getObject("closes", OffsetDateTime.class).toInstant(),
                        row.getBoolean("flatten"),
                        row.getBoolean("stop")))
                .list();
    }

    void delivered(End end) {
        jdbc.sql("update window_end set delivered_at = :now where pipeline_id = :id and closes = :closes")
                .param("id", end.pipelineId())
                .param("closes", at(end.closes()))
                .param("now", at(wall.instant()))
                .update();
    }

    /**
     * Active pipelines with a schedule or daily limits that were not looked at since they were saved, and those for which
     * something is left to do.
     *
     * @param changedSince by the wall clock; what was changed before is taken as looked at
     */
    List<String> unseen(Instant changedSince) {
        return jdbc.sql("""
                        select p.id from pipeline p
                        join pipeline_revision r on r.pipeline_id = p.id and r.revision = p.revision
                        left join pipeline_window w on w.pipeline_id = p.id
                        where p.deleted_at is null and p.status = 'active' and p.updated_at >= :since
                          and (w.revision <> p.revision
                               or w.pipeline_id is null
                                  and (r.definition #>> '{settings,schedule}' is not null
                                       or r.definition #>> '{settings,limits}' is not null))
                        union select pipeline_id from window_end where delivered_at is null
                        """)
                .param("since", at(changedSince))
                .query(String.class)
                .list();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
