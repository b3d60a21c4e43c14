package dev.kuber.platform.backtests;

import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.trade.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of backtests. Leases are measured by the clock of the database, so that all workers agree. */
@Repository
class BacktestRows {

    private final JdbcClient jdbc;
    private final KuberJson json;

    BacktestRows(JdbcClient jdbc, KuberJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A worker's hold on a backtest; void when another one has claimed it since, or it was cancelled. */
    record Claim(Backtest backtest, int attempt) {}

    void insert(Backtest backtest) {
        jdbc.sql("""
                        insert into backtest (id, owner, pipeline_id, pipeline_name, request, definition, from_time, to_time,
                            status, created_at)
                        values (:id, :owner, :pipeline, :name, :request::jsonb, :definition::jsonb, :from, :to, :status, :at)
                        """)
                .param("id", backtest.id())
                .param("owner", UUID.fromString(backtest.owner()))
                .param("pipeline", backtest.pipelineId())
                .param("name", backtest.pipelineName())
                .param("request", json.write(backtest.request()))
                .param("definition", json.write(backtest.definition()))
                .param("from", utc(backtest.from()))
                .param("to", utc(backtest.to()))
                .param("status", name(backtest.status()))
                .param("at", utc(backtest.createdAt()))
                .update();
    }

    Optional<Backtest> find(String owner, String id) {
        return jdbc.sql("select * from backtest where owner = :owner and id = :id")
                .param("owner", UUID.fromString(owner))
                .param("id", id)
                .query(this::backtest)
                .optional();
    }

    /** As {@link #find}, without the result. */
    Optional<Backtest> head(String owner, String id) {
        return jdbc.sql("""
                        select id, owner, pipeline_id, pipeline_name, request, definition, from_time, to_time, status, progress,
                            null as result, error, missing, created_at, finished_at
                        from backtest where owner = :owner and id = :id
                        """)
                .param("owner", UUID.fromString(owner))
                .param("id", id)
                .query(this::backtest)
                .optional();
    }

    /** Newest first, without the points of their equity. */
    List<Backtest> list(String owner, int offset, int limit) {
        return jdbc.sql("""
                        select id, owner, pipeline_id, pipeline_name, request, definition, from_time, to_time, status, progress,
                            jsonb_set(result, '{equity}', '[]') as result, error, missing, created_at, finished_at
                        from backtest where owner = :owner order by created_at desc, id offset :offset limit :limit
                        """)
                .param("owner", UUID.fromString(owner))
                .param("offset", offset)
                .param("limit", limit)
                .query(this::backtest)
                .list();
    }

    /** How many of this owner's wait or run. */
    int unfinished(String owner) {
        return jdbc.sql("select count(*) from backtest where owner = :owner and status in ('pending', 'running')")
                .param("owner", UUID.fromString(owner))
                .query(Integer.class)
                .single();
    }

    /** @return whether it was waiting or running */
    boolean cancel(String owner, String id, Instant now) {
        return jdbc.sql("""
                        update backtest set status = 'cancelled', finished_at = :now
                        where owner = :owner and id = :id and status in ('pending', 'running')
                        """)
                        .param("owner", UUID.fromString(owner))
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** @return whether there was one */
    boolean delete(String owner, String id) {
        return jdbc.sql("delete from backtest where owner = :owner and id = :id")
                        .param("owner", UUID.fromString(owner))
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Takes the oldest one that waits, or whose worker has not been heard of for so long. */
    Optional<Claim> claim(Duration lease) {
        return jdbc.sql("""
                        update backtest set status = 'running', attempt = attempt + 1, heartbeat = now(), progress = 0
                        where id = (
                            select id from backtest
                            where status = 'pending'
                                or (status = 'running' and heartbeat < now() - make_interval(secs => :lease))
                            order by created_at limit 1 for update skip locked)
                        returning *
                        """)
                .param("lease", lease.toMillis() / 1000.0)
                .query((row, number) -> new Claim(backtest(row, number), row.getInt("attempt")))
                .optional();
    }

    /** @return false if the claim is void */
    boolean beat(Claim claim, double progress) {
        return jdbc.sql("""
                        update backtest set heartbeat = now(), progress = :progress
                        where id = :id and attempt = :attempt and status = 'running'
                        """)
                        .param("id", claim.backtest().id())
                        .param("attempt", claim.attempt())
                        .param("progress", progress)
                        .update()
                > 0;
    }

    /** Gives the claim back, for another worker to begin again. */
    void release(Claim claim) {
        jdbc.sql("""
                        update backtest set status = 'pending', heartbeat = null, progress = 0, attempt = attempt - 1
                        where id = :id and attempt = :attempt and status = 'running'
                        """)
                .param("id", claim.backtest().id())
                .param("attempt", claim.attempt())
                .update();
    }

    /**
     * How a backtest ended.
     *
     * @param error why it failed, or what failed within it
     */
    record Ending(
            Backtest.Status status,
            @Nullable BacktestSummary result,
            @Nullable String error,
            Backtest.@Nullable Missing missing) {

        static Ending failed(String why) {
            return new Ending(Backtest.Status.FAILED, null, why, null);
        }
    }

    /** @return false if the claim is void; nothing is written then */
    boolean finish(Claim claim, Ending ending, Instant now) {
        return jdbc.sql("""
                        update backtest set status = :status, result = :result::jsonb, error = :error,
                            missing = :missing::jsonb, finished_at = :now,
                            progress = case when :status = 'completed' then 1 else progress end
                        where id = :id and attempt = :attempt and status = 'running'
                        """)
                        .param("id", claim.backtest().id())
                        .param("attempt", claim.attempt())
                        .param("status", name(ending.status()))
                        .param("result", ending.result() == null ? null : json.write(ending.result()))
                        .param("error", ending.error())
                        .param("missing", ending.missing() == null ? null : json.write(ending.missing()))
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** What the answers have cost that were bought for a backtest, by whichever worker. */
    Money spent(String id) {
        return jdbc.sql("""
                        select coalesce(sum(spent), 0) from spending
                        where scope = 'pipeline' and id = :id and period = 'month'
                        """)
                .param("id", id)
                .query((row, _) -> new Money(row.getBigDecimal(1).stripTrailingZeros()))
                .single();
    }

    private Backtest backtest(ResultSet row, int number) throws SQLException {
        String result = row.getString("result");
        String missing = row.getString("missing");
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Backtest(
                row.getString("id"),
                row.getString("owner"),
                row.getString("pipeline_id"),
                row.getString("pipeline_name"),
                json.read(row.getString("request"), BacktestRequest.class),
                json.read(row.getString("definition"), Definition.class),
                row.getObject("from_time", OffsetDateTime.class).toInstant(),
                row.getObject("to_time", OffsetDateTime.class).toInstant(),
                Backtest.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getDouble("progress"),
                result == null ? null : json.read(result, BacktestSummary.class),
                row.getString("error"),
                missing == null ? null : json.read(missing, Backtest.Missing.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static String name(Backtest.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
