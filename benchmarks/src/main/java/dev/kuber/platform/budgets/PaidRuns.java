package dev.kuber.platform.budgets;

import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.Projection;
import dev.kuber.trade.Money;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Steps that cost money on a database, opened to the benchmarks without the application around them. */
public final class PaidRuns {

    private final JdbcClient jdbc;
    private final Reservations reservations;
    private final PaidSteps steps;
    private final Budgets budgets;

    public PaidRuns(DataSource database, Clock wall) {
        jdbc = JdbcClient.create(database);
        var transactions = new JdbcTransactionManager(database);
        var limits = new LimitRows(jdbc, wall);
        reservations = new Reservations(jdbc, limits, new Promises(jdbc, limits, wall), transactions);
        steps = new PaidSteps(reservations, limits, new Commissions(jdbc), wall);
        budgets = new Budgets(jdbc, limits, reservations, new Overshoots(jdbc), wall, transactions);
    }

    public Meter meter() {
        return steps;
    }

    /** Writes what is charged; belongs to the execution store. */
    public Projection projection() {
        return reservations;
    }

    /** A user who may exist already. */
    public void user(UUID owner) {
        jdbc.sql("""
                insert into account (id, email, name, password_hash, admin, created_at)
                values (:id, :email, 'Bench', 'x', false, now()) on conflict do nothing
                """).param("id", owner).param("email", owner + "@example.com").update();
    }

    /** Gives a user and his pipeline limits for the day and the month that nobody reaches. */
    public void limit(UUID owner, String pipeline) {
        var plenty = new Budgets.Limits(Money.of("1000000"), Money.of("10000000"), Budgets.OnExhausted.CLOSE_POSITIONS);
        budgets.setUser(owner, plenty);
        budgets.setPipeline(owner, pipeline, plenty);
    }
}
