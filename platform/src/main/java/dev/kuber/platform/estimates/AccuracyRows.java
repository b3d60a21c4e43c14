package dev.kuber.platform.estimates;

import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How estimates have matched. Nobody finds somebody else's. */
@Repository
class AccuracyRows {

    private static final int MOST_ITEMS = 200;

    private final JdbcClient jdbc;

    AccuracyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All runs together.
     *
     * @param median null without runs; so is {@code within}
     */
    record Total(
            int runs, @Nullable Double median, @Nullable Double within) {}

    Total total(UUID owner, Instant since) {
        return jdbc.sql("""
                        select count(*) as runs, percentile_cont(0.5) within group (order by error) as median,
                            avg(case when error <= 15 then 1.0 else 0.0 end) as within
                        from (select case when abs(actual - expected) < :least then 0
                                else abs(actual - expected) / expected * 100 end as error from execution_estimate
                            where owner = :owner and ended_at >= :since and actual is not null and whole
                                and expected > 0) e
                        """)
                .param("owner", owner)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("least", Amounts.LEAST)
                .query((row, _) -> new Total(row.getInt("runs"), number(row, "median"), number(row, "within")))
                .single();
    }

    List<Accuracy.Item> items(UUID owner, Instant since) {
        return jdbc.sql("""
                        select e.*, coalesce(p.name, e.pipeline_id) as name from execution_estimate e
                        left join pipeline p on p.id = e.pipeline_id
                        where e.owner = :owner and e.ended_at >= :since and e.actual is not null
                        order by e.ended_at desc, e.execution_id limit :most
                        """)
                .param("owner", owner)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", MOST_ITEMS)
                .query((row, _) -> new Accuracy.Item(
                        row.getString("execution_id"),
                        row.getString("pipeline_id"),
                        row.getString("name"),
                        row.getObject("estimated_at", OffsetDateTime.class).toInstant(),
                        money(row, "expected"),
                        money(row, "low"),
                        money(row, "high"),
                        money(row, "actual"),
                        row.getBoolean("whole")
                                ? error(row.getBigDecimal("expected"), row.getBigDecimal("actual"))
                                : null,
                        Words.confidence(row.getString("confidence")),
                        row.getInt("runs_known")))
                .list();
    }

    List<Accuracy.AgentAccuracy> byAgent(UUID owner, Instant since) {
        return jdbc.sql("""
                        select agent_type, count(*) as runs, sum(estimated) as estimated, sum(actual) as actual,
                            percentile_cont(0.5) within group (order by case
                                when abs(actual - estimated) < :least then 0
                                else abs(actual - estimated) / estimated * 100 end)
                                filter (where estimated > 0) as median
                        from agent_work where owner = :owner and ended_at >= :since
                            and execution_id in (select e.execution_id from execution_estimate e
                                where e.owner = :owner and e.ended_at >= :since and e.whole)
                        group by agent_type order by sum(actual) desc, agent_type
                        """)
                .param("owner", owner)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("least", Amounts.LEAST)
                .query((row, _) -> new Accuracy.AgentAccuracy(
                        row.getString("agent_type"),
                        row.getInt("runs"),
                        money(row, "estimated"),
                        money(row, "actual"),
                        tenths(number(row, "median"))))
                .list();
    }

    /** With the ledger as it is now. */
    Optional<ExecutionEstimate> ofExecution(UUID owner, String executionId) {
        return jdbc.sql("""
                        select e.*, (select coalesce(sum(l.amount), 0) from ledger l
                            where l.execution_id = e.execution_id and l.kind <> 'commission') as paid
                        from execution_estimate e where e.execution_id = :id and e.owner = :owner
                        """)
                .param("owner", owner)
                .param("id", executionId)
                .query((row, _) -> new ExecutionEstimate(
                        money(row, "low"),
                        money(row, "expected"),
                        money(row, "high"),
                        Words.confidence(row.getString("confidence")),
                        row.getBoolean("whole")
                                ? error(row.getBigDecimal("expected"), row.getBigDecimal("paid"))
                                : null))
                .optional();
    }

    /** To a tenth of a percent; null where nothing was expected. */
    private static @Nullable Double error(BigDecimal expected, BigDecimal actual) {
        if (expected.signum() == 0) {
            return null;
        }
        BigDecimal off = actual.subtract(expected);
        return off.abs().compareTo(Amounts.LEAST) < 0
                ? 0
                : Amounts.tenths(off.doubleValue() / expected.doubleValue() * 100);
    }

    private static @Nullable Double tenths(@Nullable Double percent) {
        return percent == null ? null : (Double) Amounts.tenths(percent);
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getBigDecimal(column));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
