package dev.kuber.platform.budgets;

import dev.kuber.trade.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Limits that were passed, and by which charges: those that came out higher than what was set aside for them. */
@Repository
class Overshoots {

    /** As many steps as can have run at the same time, on many workers. */
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    Overshoots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Empty if the limit holds.
     *
     * @param pipelineId null for all pipelines of the owner
     */
    Optional<Overshoot> of(
            UUID owner, @Nullable String pipelineId, Period period, LocalDate starts, Money limit, Money spent) {
        if (spent.compareTo(limit) <= 0) {
            return Optional.empty();
        }
        Money over = spent.minus(limit);
        var steps = new ArrayList<Overshoot.Step>();
        Money explained = Money.ZERO;
        for (Overshoot.Step step : dearer(owner, pipelineId, starts, period.ends(starts))) {
            if (explained.compareTo(over) >= 0) {
                break;
            }
            steps.add(step);
            explained = explained.plus(step.excess());
        }
        return Optional.of(new Overshoot(over, steps));
    }

    private List<Overshoot.Step> dearer(UUID owner, @Nullable String pipelineId, LocalDate starts, LocalDate ends) {
        return jdbc.sql("""
                        select * from ledger
                        where owner = :owner and day >= :starts and day < :ends and amount > expected
                            and kind <> 'commission' and (:pipeline = '' or pipeline_id = :pipeline)
                        order by number desc limit :most
                        """)
                .param("owner", owner)
                .param("pipeline", pipelineId == null ? "" : pipelineId)
                .param("starts", starts)
                .param("ends", ends)
                .param("most", MOST)
                .query((row, _) -> new Overshoot.Step(
                        row.getString("execution_id"),
                        row.getString("node"),
                        row.getString("agent_type"),
                        new Money(row.getBigDecimal("expected")),
                        new Money(row.getBigDecimal("amount")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
