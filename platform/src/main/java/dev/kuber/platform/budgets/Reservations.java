package dev.kuber.platform.budgets;

import dev.kuber.platform.engine.Bill;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.trade.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Money that is promised to runs of steps before they spend it. Whoever reserves holds the rows of the limits concerned,
 * so that many who ask at once, in whatever process, are never promised more than there is. Those who ask in one process
 * at the same time share a transaction: each alone would hold its locks until the disk has written.
 */
@Repository
class Reservations implements Projection {

    private static final Verdict GRANTED = new Verdict.Granted(false);

    private final JdbcClient jdbc;
    private final LimitRows limits;
    private final Together<Promises.Wish, Verdict> desk;

    Reservations(JdbcClient jdbc, LimitRows limits, Promises promises, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.limits = limits;
        var transaction = new TransactionTemplate(transactions);
        this.desk = new Together<>(wishes -> Objects.requireNonNull(transaction.execute(_ -> promises.decide(wishes))));
    }

    /**
     * Promises this much for a run of a step, or for a call that it makes; what was promised for the same before is
     * replaced. Nothing is kept where no limit is set.
     *
     * @param call empty for the step's running time
     */
    Verdict reserve(Spender spender, String call, Money amount) {
        return limits.any(spender.owner(), spender.pipelineId())
                ? desk.ask(new Promises.Wish(spender, call, amount))
                : GRANTED;
    }

    /**
     * As {@link #reserve} for the running time of a node: what it usually costs, or what the dearest of its last runs did
     * if that was more. The usual alone would be too little for every other run.
     */
    Verdict reserveRun(Spender spender, String node, Money usual) {
        return limits.dearest(spender.owner(), spender.pipelineId(), node)
                .map(dearest ->
                        desk.ask(new Promises.Wish(spender, "", dearest.compareTo(usual) > 0 ? dearest : usual)))
                .orElse(GRANTED);
    }

    /** Takes back what was promised for a call, in the caller's transaction. */
    void takeBack(String key, String call) {
        jdbc.sql("delete from budget_reservation where key = :key and call = :call")
                .param("key", key)
                .param("call", call)
                .update();
    }

    void release(List<String> keys) {
        jdbc.sql("delete from budget_reservation where key in (:keys)")
                .param("keys", keys)
                .update();
    }

    /** Ends the promises to executions and backtests that have ended or are gone; returns how many. */
    int sweep() {
        return jdbc.sql("""
                delete from budget_reservation r
                where not exists (select from execution e where e.id = r.execution_id and e.finished_at is null)
                    and not exists (select from backtest b where b.id = r.pipeline_id and b.status = 'running')
                """).update();
    }

    /** Charges and the end of reservations belong to the transaction that keeps the step. */
    @Override
    public void apply(Connection connection, List<StepCommit> commits) throws SQLException {
        Bill bill = Bill.of(commits);
        Map<String, Money> reserved = end(connection, bill.settled());
        Ledger.write(
                connection,
                bill.charges().stream()
                        .map(charge -> {
                            Money expected = reserved.get(charge.id());
                            return expected == null ? charge : charge.expecting(expected);
                        })
                        .toList());
    }

    /** What was reserved for the running time of these runs, by the charge that is made for it. */
    private static Map<String, Money> end(Connection connection, List<String> keys) throws SQLException {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var reserved = new HashMap<String, Money>();
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from budget_reservation where key in (
                    select key from budget_reservation where key = any (?) order by key, call for update)
                returning key, call, amount""")) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString("call").isEmpty()) {
                        reserved.put(Rental.chargeId(rows.getString("key")), new Money(rows.getBigDecimal("amount")));
                    }
                }
            }
        }
        return reserved;
    }
}
