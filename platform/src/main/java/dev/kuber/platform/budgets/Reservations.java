package dev.kuber.platform.budgets;

import dev.kuber.platform.engine.Bill;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.trade.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Money that is promised to runs of steps before they spend it. Whoever reserves holds the rows of the limits concerned,
 * so that many who ask at once, in whatever process, are never promised more than there is.
 */
@Repository
class Reservations implements Projection {

    private static final Verdict GRANTED = new Verdict.Granted(false);

    private final JdbcClient jdbc;
    private final LimitRows limits;
    private final Clock wall;
    private final TransactionTemplate transaction;

    Reservations(JdbcClient jdbc, LimitRows limits, Clock wall, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.wall = wall;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Promises this much for a run; what was promised under its key before counts. Nothing is kept where no limit is set. */
    Verdict reserve(Spender spender, Money amount) {
        return limits.any(spender.owner(), spender.pipelineId()) ? reserve(spender, amount, false) : GRANTED;
    }

    /** Promises this much more. */
    Verdict extend(Spender spender, Money amount) {
        return limits.any(spender.owner(), spender.pipelineId()) ? reserve(spender, amount, true) : GRANTED;
    }

    private Verdict reserve(Spender spender, Money amount, boolean more) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            limits.lock(spender.owner(), spender.pipelineId());
            Money own = promised(spender.key());
            Money wanted = more ? amount : amount.minus(own.min(amount));
            List<Limit> now = limits.of(spender.owner(), spender.pipelineId(), spender.day());
            Verdict verdict = Verdict.decide(now, own, wanted);
            switch (verdict) {
                case Verdict.Granted _ -> promise(spender, wanted);
                case Verdict.Exhausted(Limit limit, String sentence) -> limits.met(spender, limit, sentence);
                case Verdict.Busy _ -> {}
            }
            return verdict;
        }));
    }

    private Money promised(String key) {
        return jdbc.sql("select amount from budget_reservation where key = :key")
                .param("key", key)
                .query((row, _) -> new Money(row.getBigDecimal(1)))
                .optional()
                .orElse(Money.ZERO);
    }

    private void promise(Spender spender, Money amount) {
        jdbc.sql("""
                        insert into budget_reservation (key, owner, pipeline_id, execution_id, amount, at)
                        values (:key, :owner, :pipeline, :execution, :amount, :now)
                        on conflict (key) do update set amount = budget_reservation.amount + excluded.amount
                        """)
                .param("key", spender.key())
                .param("owner", spender.owner())
                .param("pipeline", spender.pipelineId())
                .param("execution", spender.executionId())
                .param("amount", amount.value())
                .param("now", wall.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes back part of a promise, in the caller's transaction. */
    void shrink(String key, Money amount) {
        jdbc.sql("update budget_reservation set amount = greatest(amount - :amount, 0) where key = :key")
                .param("amount", amount.value())
                .param("key", key)
                .update();
    }

    void release(List<String> keys) {
        jdbc.sql("delete from budget_reservation where key in (:keys)")
                .param("keys", keys)
                .update();
    }

    /** Ends the promises to executions that have ended or are gone; returns how many. */
    int sweep() {
        return jdbc.sql("""
                delete from budget_reservation r
                where not exists (select from execution e where e.id = r.execution_id and e.finished_at is null)
                """).update();
    }

    /** Charges and the end of reservations belong to the transaction that keeps the step. */
    @Override
    public void apply(Connection connection, List<StepCommit> commits) throws SQLException {
        Bill bill = Bill.of(commits);
        Ledger.write(connection, bill.charges());
        if (!bill.settled().isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement("""
                    delete from budget_reservation where key in (
                        select key from budget_reservation where key = any (?) order by key for update)""")) {
                statement.setArray(
                        1, connection.createArrayOf("text", bill.settled().toArray()));
                statement.executeUpdate();
            }
        }
    }
}
