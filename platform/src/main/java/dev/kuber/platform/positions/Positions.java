package dev.kuber.platform.positions;

import dev.kuber.platform.json.KuberJson;
import dev.kuber.trade.Money;
import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What pipelines hold now, and what they have closed. Somebody else's is never found. */
@Service
public class Positions {

    private final JdbcClient jdbc;
    private final KuberJson json;

    Positions(JdbcClient jdbc, KuberJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A pipeline revision that holds something. */
    public record Holder(String pipelineId, int revision) {}

    /** All of them, of everybody. */
    public List<Holder> holders() {
        return jdbc.sql("select distinct pipeline_id, revision from position")
                .query((row, _) -> new Holder(row.getString(1), row.getInt(2)))
                .list();
    }

    /** What these pipelines hold, to be compared with their brokers. */
    public List<LivePosition> of(Collection<String> pipelineIds) {
        return jdbc.sql("select * from position where pipeline_id = any(:ids) order by execution_id, symbol")
                .param("ids", pipelineIds.toArray(String[]::new))
                .query(this::liveRow)
                .list();
    }

    /** Everything this owner's pipelines hold, oldest first. */
    public List<LivePosition> live(String owner) {
        return jdbc.sql("select * from position where owner = :owner order by updated_at, execution_id, symbol")
                .param("owner", UUID.fromString(owner))
                .query(this::liveRow)
                .list();
    }

    /** What this pipeline holds, over all its executions. */
    public List<LivePosition> ofPipeline(String pipelineId) {
        return jdbc.sql("select * from position where pipeline_id = :id order by updated_at, execution_id, symbol")
                .param("id", pipelineId)
                .query(this::liveRow)
                .list();
    }

    /** What this execution holds. */
    public List<LivePosition> ofExecution(String executionId) {
        return jdbc.sql("select * from position where execution_id = :id order by symbol")
                .param("id", executionId)
                .query(this::liveRow)
                .list();
    }

    /**
     * Closed trades of this owner, newest first.
     *
     * @param pipelineId of one pipeline or backtest; null for all pipelines, backtests left out
     * @param offset how many to skip
     */
    public List<Trade> trades(String owner, @Nullable String pipelineId, int offset, int limit) {
        return jdbc.sql("""
                        select * from trade
                        where owner = :owner
                          and case when cast(:pipeline as text) is null then pipeline_id like 'p%'
                                   else pipeline_id = :pipeline end
                        order by closed_at desc, execution_id desc, symbol
                        offset :offset limit :limit
                        """)
                .param("owner", UUID.fromString(owner))
                .param("pipeline", pipelineId)
                .param("offset", offset)
                .param("limit", limit)
                .query(this::tradeRow)
                .list();
    }

    /** Profits, after commission, of what this pipeline closed from this time on, in their order; trials left out. */
    public List<Money> profitsSince(String pipelineId, Instant from) {
        return jdbc.sql("""
                        select position from trade
                        where pipeline_id = :id and closed_at >= :from and revision > 0
                        order by closed_at, execution_id, symbol
                        """)
                .param("id", pipelineId)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((row, _) -> ((Position.Closed) json.read(row.getString(1), Position.class)).profit())
                .list();
    }

    /**
     * When a pipeline last closed a trade.
     *
     * @param revision its newest that has traded
     */
    public record LastTrade(String pipelineId, int revision, Instant closed) {}

    /** When each of this owner's pipelines last closed a trade, in the time of its market. */
    public List<LastTrade> lastTrades(String owner) {
        return jdbc.sql("""
                        select pipeline_id, max(revision) as revision, max(closed_at) as closed_at from trade
                        where owner = :owner and pipeline_id like 'p%' and revision > 0 group by pipeline_id
                        """)
                .param("owner", UUID.fromString(owner))
                .query((row, _) -> new LastTrade(
                        row.getString("pipeline_id"),
                        row.getInt("revision"),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What this pipeline has closed since then, in the time of its market. */
    public List<Trade> closedSince(String pipelineId, Instant since) {
        return jdbc.sql("select * from trade where pipeline_id = :id and closed_at >= :since and revision > 0")
                .param("id", pipelineId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(this::tradeRow)
                .list();
    }

    /** Keeps trades that were closed elsewhere, such as in a backtest. */
    public void keep(List<Trade> trades) {
        for (Trade trade : trades) {
            jdbc.sql("""
                            insert into trade (execution_id, symbol, owner, pipeline_id, revision, position, closed_at)
                            values (:execution, :symbol, :owner, :pipeline, :revision, :position::jsonb, :closed)
                            """)
                    .param("execution", trade.executionId())
                    .param("symbol", trade.symbol().value())
                    .param("owner", UUID.fromString(trade.owner()))
                    .param("pipeline", trade.pipelineId())
                    .param("revision", trade.revision())
                    .param("position", json.write(trade.position()))
                    .param("closed", trade.position().closed().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Removes the closed trades of a pipeline or backtest. */
    public void forget(String pipelineId) {
        jdbc.sql("delete from trade where pipeline_id = :id")
                .param("id", pipelineId)
                .update();
    }

    private LivePosition liveRow(ResultSet row, int number) throws SQLException {
        return new LivePosition(
                row.getString("owner"),
                row.getString("pipeline_id"),
                row.getInt("revision"),
                row.getString("execution_id"),
                Symbol.of(row.getString("symbol")),
                json.read(row.getString("position"), Position.class),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("attention"));
    }

    private Trade tradeRow(ResultSet row, int number) throws SQLException {
        return new Trade(
                row.getString("owner"),
                row.getString("pipeline_id"),
                row.getInt("revision"),
                row.getString("execution_id"),
                Symbol.of(row.getString("symbol")),
                (Position.Closed) json.read(row.getString("position"), Position.class));
    }
}
