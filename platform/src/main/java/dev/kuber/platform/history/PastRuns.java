package dev.kuber.platform.history;

import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.postgres.ExecutionColumns;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds executions. Somebody else's are never found. */
@Service
public class PastRuns {

    private static final String SELECT = """
            select e.*, coalesce(p.name, b.pipeline_name, '(gone)') as pipeline_name,
                coalesce(r.definition, b.definition) #>> '{settings,trading_mode}' as trading_mode,
                coalesce(r.definition, b.definition) #>> '{settings,symbols}' as symbols,
                t.until_node, array(select jsonb_object_keys(t.pins)) as pinned,
                (select sum((c.position ->> 'profit')::numeric) from trade c where c.execution_id = e.id) as profit
            from execution e
            left join pipeline p on p.id = e.pipeline_id
            left join pipeline_run r on r.pipeline_id = e.pipeline_id and r.revision = e.revision
            left join pipeline_trial t on t.pipeline_id = e.pipeline_id and t.revision = e.revision
            left join backtest b on b.id = e.pipeline_id
            where e.owner = :owner""";

    /** Looked up once per query and not per execution: definitions are few and large, executions many and small. */
    private static final String RAN = """
            and ((e.pipeline_id, e.revision) in (
                    select r.pipeline_id, r.revision from pipeline_run r join pipeline p on p.id = r.pipeline_id
                    where p.owner = :account and r.definition -> 'settings' @> cast(:settings as jsonb))
                or e.pipeline_id in (
                    select b.id from backtest b
                    where b.owner = :account and b.definition -> 'settings' @> cast(:settings as jsonb)))""";

    private final JdbcClient jdbc;
    private final KuberJson json;

    PastRuns(JdbcClient jdbc, KuberJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What executions are looked for by; null for what does not matter.
     *
     * @param pipelineId of a pipeline or backtest; null for all pipelines, backtests left out
     * @param tradingMode as JSON writes it
     * @param symbol that the pipeline trades
     * @param trial whether it ran beside the schedule
     * @param from the earliest at which they fired, in the time of their market
     * @param to the latest
     * @param outcome a part of their outcome, in any case
     */
    public record Filter(
            @Nullable String pipelineId,
            @Nullable ExecutionStatus status,
            @Nullable String tradingMode,
            @Nullable Symbol symbol,
            @Nullable Boolean trial,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String outcome) {

        /** All of one pipeline or backtest. */
        public static Filter of(String pipelineId) {
            return new Filter(pipelineId, null, null, null, null, null, null, null);
        }
    }

    /**
     * The owner's executions, newest first.
     *
     * @param after id of the last execution of the page before; null for the first page
     */
    public List<PastRun> find(String owner, Filter filter, @Nullable String after, int limit) {
        var asked = new Question(owner);
        if (filter.pipelineId() == null) {
            asked.and("e.pipeline_id not like 'b%'");
        } else {
            asked.and("e.pipeline_id = :pipeline", "pipeline", filter.pipelineId());
        }
        var status = filter.status();
        if (status != null) {
            asked.and("e.status = :status", "status", status.name().toLowerCase(Locale.ROOT));
        }
        ran(filter, asked);
        if (filter.trial() != null) {
            asked.and(filter.trial() ? "e.revision < 0" : "e.revision >= 0");
        }
        if (filter.from() != null) {
            asked.and("e.fired_at >= :from", "from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            asked.and("e.fired_at <= :to", "to", filter.to().atOffset(ZoneOffset.UTC));
        }
        if (filter.outcome() != null && !filter.outcome().isBlank()) {
            asked.and(
                    "position(lower(:outcome) in lower(e.reason)) > 0",
                    "outcome",
                    filter.outcome().strip());
        }
        if (after != null) {
            asked.and("e.number < (select number from execution where id = :after and owner = :owner)", "after", after);
        }
        return jdbc.sql(asked.sql + " order by e.number desc limit :limit")
                .paramSource(asked.params.addValue("limit", limit))
                .query(this::row)
                .list();
    }

    /** One of the owner's executions. */
    public Optional<PastRun> find(String owner, String executionId) {
        var asked = new Question(owner);
        asked.and("e.id = :id", "id", executionId);
        return jdbc.sql(asked.sql.toString())
                .paramSource(asked.params)
                .query(this::row)
                .optional();
    }

    private void ran(Filter filter, Question asked) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        if (filter.tradingMode() != null) {
            settings.put("trading_mode", filter.tradingMode());
        }
        if (filter.symbol() != null) {
            settings.putArray("symbols").add(filter.symbol().value());
        }
        if (!settings.isEmpty()) {
            asked.sql.append("\n ").append(RAN);
            asked.params.addValue("settings", settings.toString());
            asked.params.addValue("account", UUID.fromString(asked.owner));
        }
    }

    /** A query as it grows. */
    private static final class Question {
        private final String owner;
        private final StringBuilder sql = new StringBuilder(SELECT);
        private final MapSqlParameterSource params = new MapSqlParameterSource();

        Question(String owner) {
            this.owner = owner;
            params.addValue("owner", owner);
        }

        void and(String condition) {
            sql.append("\n and ").append(condition);
        }

        void and(String condition, String name, Object value) {
            and(condition);
            params.addValue(name, value);
        }
    }

    private PastRun row(ResultSet row, int number) throws SQLException {
        String symbols = row.getString("symbols");
        String mode = row.getString("trading_mode");
        BigDecimal profit = row.getBigDecimal("profit");
        return new PastRun(
                ExecutionColumns.read(row),
                row.getString("pipeline_name"),
                mode == null ? "simulation" : mode,
                symbols == null ? List.of() : json.readList(symbols, Symbol.class),
                row.getString("until_node"),
                List.of((String[]) row.getArray("pinned").getArray()),
                profit == null ? null : new Money(profit));
    }
}
