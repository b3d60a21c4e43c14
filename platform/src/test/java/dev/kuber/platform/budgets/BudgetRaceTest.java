package dev.kuber.platform.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.agent.Outcome;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            var second = paid.worker("second", new Fixed(paid.elsewhere(), number));
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

    /** Runs take between half and the double of their usual minute, by chance. */
    private record Chance(PaidWork paid, PaidSteps money, long seed, AtomicLong lastGrant) implements Meter {

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        /** What was charged before the last grant is what that grant knew of, or less. */
        @Override
        public Permit before(StepRun run) {
            long charged = paid.jdbc
                    .sql("select coalesce(max(number), 0) from ledger")
                    .query(Long.class)
                    .single();
            Permit permit = money.before(run);
            if (permit instanceof Permit.Granted) {
                lastGrant.accumulateAndGet(charged, Math::max);
            }
            return permit;
        }

        @Override
        public List<Charge> after(StepRun run, Duration ran, Outcome outcome) {
            var random = new Random(seed + run.key().hashCode());
            return money.after(run, Duration.ofMillis(random.nextLong(30_000, 120_000)), outcome);
        }

        @Override
        public void release(List<String> keys) {
            money.release(keys);
        }
    }

    @ParameterizedTest
    @CsvSource({"5.00, 1", "5.00, 2", "1.00, 3"})
    void whatIsSpentPassesTheLimitByNoMoreThanTheLastRunsCostBeyondWhatWasExpected(String limit, long seed)
            throws Exception {
        try (var paid = new PaidWork(1)) {
            Money most = Money.of(limit);
            paid.budgets.setUser(PaidWork.OWNER, new Budgets.Limits(most, null, Budgets.OnExhausted.CLOSE_POSITIONS));
            var chance = new Chance(paid, paid.money, seed, new AtomicLong());
            Engine engine = paid.engine(Probe.NONE, chance);
            var first = paid.worker("first", chance);
            var second = paid.worker("second", new Chance(paid, paid.elsewhere(), seed, chance.lastGrant()));
            for (int i = 0; i < EXECUTIONS; i++) {
                engine.start(paid.plan(), Instant.parse("2026-03-02T15:00:00Z").plusMillis(i));
            }
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> {
                        first.look();
                        second.look();
                        paid.clock.advance(Duration.ofMillis(50));
                        return paid.number("select count(*) from execution where finished_at is null")
                                .isZero();
                    });
            assertThat(paid.reserved()).isEqualTo(Money.ZERO);
            reported(paid, most, chance.lastGrant().get());
        }
    }

    private static void reported(PaidWork paid, Money limit, long lastGrant) {
        Money over = paid.spent().minus(limit);
        Money excess = new Money(paid.jdbc
                .sql("select coalesce(sum(greatest(amount - expected, 0)), 0) from ledger where number > :grant")
                .param("grant", lastGrant)
                .query(BigDecimal.class)
                .single());
        assertThat(over).as("spent beyond the limit").isLessThanOrEqualTo(excess);
        Overshoot told = paid.budgets.ofUser(PaidWork.OWNER).day().overshoot();
        if (over.value().signum() <= 0) {
            assertThat(told).isNull();
            return;
        }
        assertThat(told).isNotNull();
        assertThat(told.over()).isEqualTo(over);
        assertThat(told.steps().stream().map(Overshoot.Step::excess).reduce(Money.ZERO, Money::plus))
                .as("explained by the steps that are named")
                .isBetween(over, excess);
    }
}
