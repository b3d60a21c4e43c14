package dev.kuber.platform.modes;

import dev.kuber.platform.positions.Positions;
import dev.kuber.platform.schedules.DayBook;
import dev.kuber.platform.schedules.DayFigures;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The day book of all pipelines with daily limits. Who counts holds a lock of the pipeline for that moment, so that two
 * executions on two machines cannot both have the last place.
 */
@Component
class PostgresDayBook implements DayBook {

    private static final String LOCK = "select cast(pg_advisory_xact_lock(8500, hashtext(:pipeline)) as text)";

    private final JdbcClient jdbc;
    private final Positions positions;
    private final TransactionTemplate transaction;

    PostgresDayBook(JdbcClient jdbc, Positions positions, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.positions = positions;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public DayFigures since(String pipelineId, Instant begins) {
        return new DayFigures(
                trades(pipelineId, begins),
                executions(pipelineId, begins),
                positions.profitsSince(pipelineId, begins),
                storedEquity(pipelineId, begins).orElse(null));
    }

    private int trades(String pipelineId, Instant begins) {
        return jdbc.sql("select count(*) from counted_trade where pipeline_id = :pipeline and counted_at >= :begins")
                .param("pipeline", pipelineId)
                .param("begins", at(begins))
                .query(Integer.class)
                .single();
    }

    private int executions(String pipelineId, Instant begins) {
        return jdbc.sql("""
                        select count(*) from counted_execution
                        where pipeline_id = :pipeline and (fired_at is null or fired_at >= :begins)
                        """)
                .param("pipeline", pipelineId)
                .param("begins", at(begins))
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean countExecution(Day day, String executionId, @Nullable Instant firedAt, int limit) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            lock(day.pipelineId());
            boolean known = !jdbc.sql("select 1 from counted_execution where execution_id = :id")
                    .param("id", executionId)
                    .query(Integer.class)
                    .list()
                    .isEmpty();
            if (known || executions(day.pipelineId(), day.begins()) >= limit) {
                return known;
            }
            jdbc.sql("""
                            insert into counted_execution (execution_id, pipeline_id, fired_at)
                            values (:id, :pipeline, :fired)
                            """)
                    .param("id", executionId)
                    .param("pipeline", day.pipelineId())
                    .param("fired", firedAt == null ? null : at(firedAt))
                    .update();
            return true;
        }));
    }

    @Override
    public boolean countTrade(Day day, String executionId, Symbol symbol, int limit) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            lock(day.pipelineId());
            boolean known = !jdbc.sql("select 1 from counted_trade where execution_id = :id and symbol = :symbol")
                    .param("id", executionId)
                    .param("symbol", symbol.value())
                    .query(Integer.class)
                    .list()
                    .isEmpty();
            if (known || trades(day.pipelineId(), day.begins()) >= limit) {
                return known;
            }
            jdbc.sql("""
                            insert into counted_trade (execution_id, symbol, pipeline_id, counted_at)
                            values (:id, :symbol, :pipeline, :at)
                            """)
                    .param("id", executionId)
                    .param("symbol", symbol.value())
                    .param("pipeline", day.pipelineId())
                    .param("at", at(day.now()))
                    .update();
            return true;
        }));
    }

    /** Until the transaction ends; what is counted for one day is counted for all. */
    private void lock(String pipelineId) {
        jdbc.sql(LOCK).param("pipeline", pipelineId).query(String.class).optional();
    }

    @Override
    public Money equity(Day day, Supplier<Money> now) {
        return storedEquity(day.pipelineId(), day.begins()).orElseGet(() -> {
            jdbc.sql("""
                            insert into day_equity (pipeline_id, begins, equity) values (:pipeline, :begins, :equity)
                            on conflict (pipeline_id, begins) do nothing
                            """)
                    .param("pipeline", day.pipelineId())
                    .param("begins", at(day.begins()))
                    .param("equity", now.get().value())
                    .update();
            return Objects.requireNonNull(
                    storedEquity(day.pipelineId(), day.begins()).orElse(null));
        });
    }

    private Optional<Money> storedEquity(String pipelineId, Instant begins) {
        return jdbc.sql("select equity from day_equity where pipeline_id = :pipeline and begins = :begins")
                .param("pipeline", pipelineId)
                .param("begins", at(begins))
                .query(BigDecimal.class)
                .optional()
                .map(Money::new);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
