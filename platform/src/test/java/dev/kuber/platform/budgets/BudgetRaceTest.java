package dev.kuber.platform.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.agent.Outcome;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Probe;
import dev.kuber.trade.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many executions on two workers want more than there is. */
class BudgetRaceTest {

    private static final Money LIMIT = Money.of("5.00");
    private static final int EXECUTIONS = 200;

    @Test
    void whatIsSpentAndReservedIsNeverMoreThanTheLimit() throws Exception {
        try (var paid = new PaidWork(1)) {
            paid.budgets.setUser(PaidWork.OWNER, new Budgets.Limits(LIMIT, null, Budgets.OnExhausted.CLOSE_POSITIONS));
            // Each run is expected to cost 8 cents and costs 0 to 8, by the seconds that its number says.
            var number = new AtomicInteger();
            paid.work = () -> {
                number.incrementAndGet();
                return Outcome.done();
            };
            Engine engine = paid.engine(Probe.NONE, new Fixed(paid.money, number));
            var first = paid.worker("first", new Fixed(paid.money, number));
            var second = paid.worker("second", new Fixed(paid.money, number));
            for (int i = 0; i < EXECUTIONS; i++) {
                engine.start(paid.plan(), Instant.parse("2026-03-02T15:00:00Z").plusMillis(i));
            }
            var samples = new AtomicInteger();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> {
                        first.look();
                        second.look();
                        Money gone = paid.number("""
                        select coalesce((select spent from spending where scope = 'user' and period = 'day'), 0)
                            + coalesce((select sum(amount) from budget_reservation), 0)""");
                        assertThat(gone).isLessThanOrEqualTo(LIMIT);
                        samples.incrementAndGet();
                        paid.clock.advance(Duration.ofMillis(50));
                        return paid.jdbc
                                        .sql("select count(*) from execution where finished_at is null")
                                        .query(Integer.class)
                                        .single()
                                == 0;
                    });
            assertThat(samples.get()).isGreaterThan(5);
            assertThat(paid.spent()).isLessThanOrEqualTo(LIMIT).isGreaterThan(Money.of("4.80"));
            assertThat(paid.number("select spent from spending where scope = 'user' and period = 'day'"))
                    .isEqualTo(paid.spent());
            assertThat(paid.reserved()).isEqualTo(Money.ZERO);
            assertThat(paid.jdbc
                            .sql("select count(distinct execution_id) from ledger")
                            .query(Integer.class)
                            .single())
                    .isBetween(60, EXECUTIONS - 1);
        }
    }
}
