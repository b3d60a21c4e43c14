package dev.kuber.platform.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.Agent;
import dev.kuber.agent.Outcome;
import dev.kuber.platform.budgets.PaidWork.NoConfig;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What steps cost, what stops them, and what a crash leaves, over a real database. */
class PaidStepsTest {

    private static final Instant FIRED = Instant.parse("2026-03-02T15:00:00Z");

    private static Supplier<Outcome> takes(PaidWork paid, long minutes) {
        return () -> {
            paid.clock.advance(Duration.ofMinutes(minutes));
            return Outcome.done();
        };
    }

    private static List<Agent<NoConfig>> chain(PaidWork paid) {
        return List.of(
                new PaidWork.Bias(takes(paid, 6)),
                new PaidWork.Strategy(takes(paid, 6)),
                new PaidWork.Risk(takes(paid, 3)));
    }

    private static void spend(PaidWork paid, String id, String amount) throws SQLException {
        spend(paid, id, amount, "2026-03-02");
    }

    private static void spend(PaidWork paid, String id, String amount, String day) throws SQLException {
        var payer = new Payer(PaidWork.OWNER, PaidWork.PIPELINE, "x", "n", "a", "simulation");
        var charge = new Charge(
                id, payer, Charge.Kind.API_CALL, Money.of(amount), FIRED, LocalDate.parse(day), null, false, "A call.");
        try (var connection = paid.database.getConnection()) {
            Ledger.write(connection, List.of(charge));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.0205", "10, 0.205"})
    void theRentalOfAnExecutionIsRateTimesRunningTimeTimesSymbols(int symbols, String cost) throws Exception {
        try (var paid = new PaidWork(symbols)) {
            paid.agents(chain(paid));
            Engine engine = paid.engine(Probe.NONE, paid.money);
            engine.advance(engine.start(paid.plan(), FIRED).id());
            assertThat(paid.spent()).isEqualTo(Money.of(cost));
            assertThat(paid.number("select sum(spent) from spending where period = 'day' and scope = 'user'"))
                    .isEqualTo(Money.of(cost));
            assertThat(paid.number("select sum(spent) from spending where period = 'month' and scope = 'pipeline'"))
                    .isEqualTo(Money.of(cost));
        }
    }

    @Test
    void aUsersDayIsThatOnWhichMostIsSpentOfThoseThatAreGoingOn() throws Exception {
        try (var paid = new PaidWork(1)) {
            paid.clock.advance(Duration.ofHours(10));
            spend(paid, "yesterday", "7", "2026-03-01");
            assertThat(paid.budgets.ofUser(PaidWork.OWNER).day().spent()).isEqualTo(Money.ZERO);
            spend(paid, "in New York", "1", "2026-03-02");
            assertThat(paid.budgets.ofUser(PaidWork.OWNER).day().spent()).isEqualTo(Money.of(1));
            spend(paid, "where it is tomorrow", "2", "2026-03-03");
            assertThat(paid.budgets.ofUser(PaidWork.OWNER).day().starts()).isEqualTo("2026-03-03");
            assertThat(paid.budgets.ofUser(PaidWork.OWNER).day().spent()).isEqualTo(Money.of(2));
        }
    }

    @Test
    void waitingIsFreeAndEveryTryIsPaidForItsOwnTime() throws Exception {
        try (var paid = new PaidWork(1)) {
            paid.limit("100");
            var outcomes = new ArrayList<Outcome>(List.of(
                    Outcome.waitUntil(FIRED), Outcome.waitUntil(FIRED), Outcome.retry("Not now."), Outcome.done()));
            paid.agents(List.of(new PaidWork.Dear(() -> {
                paid.clock.advance(Duration.ofMinutes(1));
                return outcomes.removeFirst();
            })));
            Engine engine = paid.engine(Probe.NONE, paid.money);
            String id = engine.start(paid.plan(), FIRED).id();
            for (int looks = 0; looks < 4; looks++) {
                engine.advance(id);
                assertThat(paid.reserved()).isEqualTo(Money.ZERO);
                paid.clock.advance(Duration.ofSeconds(10));
            }
            // The first run says what it waits for, and leaves a step; those that only go on waiting are free.
            assertThat(outcomes).isEmpty();
            assertThat(paid.spent()).isEqualTo(Money.of("0.24"));
        }
    }

    @Test
    void whatWouldPassTheLimitDoesNotRunAndTheEndOfTheBudgetIsWrittenDownOnce() throws Exception {
        try (var paid = new PaidWork(1)) {
            paid.limit("5.00");
            spend(paid, "before", "4.95");
            Engine engine = paid.engine(Probe.NONE, paid.money);
            for (int i = 0; i < 3; i++) {
                String id = engine.start(paid.plan(), FIRED.plusSeconds(i)).id();
                var ended = engine.advance(id).execution();
                assertThat(ended.reason())
                        .startsWith(
                                "The money is gone: of this pipeline's budget for the day, $4.95 of $5.00 is spent");
            }
            assertThat(paid.spent()).isEqualTo(Money.of("4.95"));
            assertThat(paid.reserved()).isEqualTo(Money.ZERO);
            assertThat(paid.jdbc
                            .sql("select sentence from budget_exhaustion")
                            .query(String.class)
                            .list())
                    .containsExactly(
                            "The money is gone: of this pipeline's budget for the day, $4.95 of $5.00 is spent,"
                                    + " and this step may cost $0.08.");
        }
    }

    @Test
    void aLimitThatIsReachedStopsEvenWhatCostsLessThanNothingMore() throws Exception {
        try (var paid = new PaidWork(1)) {
            paid.limit("5.00");
            spend(paid, "before", "5.00");
            assertThat(paid.money.budget(paid.plan()).ask(Money.ZERO).granted()).isFalse();
            assertThat(paid.budgets.rests(paid.plan())).isTrue();
            paid.limit("6.00");
            assertThat(paid.money.budget(paid.plan()).ask(Money.ZERO).sentence())
                    .isEqualTo("$1.00 is left of this pipeline's budget for the day, $6.00.");
            assertThat(paid.budgets.rests(paid.plan())).isFalse();
        }
    }

    @Test
    void pipelinesGetNoMoreThanTheirUserHas() throws Exception {
        try (var paid = new PaidWork(1)) {
            var keep = Budgets.OnExhausted.KEEP_PROTECTED;
            assertThat(paid.budgets.setUser(PaidWork.OWNER, new Budgets.Limits(Money.of(5), null, keep)))
                    .isEmpty();
            assertThat(paid.budgets.setPipeline(PaidWork.OWNER, "p2", new Budgets.Limits(Money.of(6), null, keep)))
                    .contains("All pipelines together would have $6.00 for the day, and you allow $5.00.");
        }
    }

    @Test
    void theLedgerNeitherForgetsNorRepeats() throws Exception {
        try (var paid = new PaidWork(1)) {
            spend(paid, "once", "1.25");
            spend(paid, "once", "1.25");
            assertThat(paid.spent()).isEqualTo(Money.of("1.25"));
            assertThat(paid.number("select spent from spending where scope = 'user' and period = 'day'"))
                    .isEqualTo(Money.of("1.25"));
            for (String change : List.of("update ledger set amount = 0", "delete from ledger", "truncate ledger")) {
                assertThatThrownBy(() -> paid.jdbc.sql(change).update()).hasMessageContaining("never changed");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Probe.Point.class,
            names = {"BEFORE_RUN", "AFTER_RUN", "BEFORE_COMMIT", "IN_COMMIT", "AFTER_COMMIT"})
    void aCrashChargesNothingTwiceAndLeavesNoMoneyReserved(Probe.Point point) throws Exception {
        try (var paid = new PaidWork(1)) {
            paid.limit("1.00");
            paid.agents(chain(paid));
            Engine healthy = paid.engine(Probe.NONE, paid.money);
            for (int passing = 1; passing <= 3; passing++) {
                int at = passing;
                var passed = new int[1];
                Engine dying = paid.engine(
                        (where, _) -> {
                            if (where == point && ++passed[0] == at) {
                                throw new Died();
                            }
                        },
                        paid.money);
                String id =
                        healthy.start(paid.plan(), FIRED.plusSeconds(passing)).id();
                Money before = paid.spent();
                try {
                    dying.advance(id);
                } catch (Died | IllegalStateException | java.util.concurrent.CompletionException died) {
                    assertThat(passed[0]).isEqualTo(at);
                }
                assertThat(paid.reserved().compareTo(Money.of("0.01"))).isLessThanOrEqualTo(0);
                healthy.advance(id);
                assertThat(paid.spent().minus(before)).isEqualTo(Money.of("0.0205"));
                assertThat(paid.reserved()).isEqualTo(Money.ZERO);
            }
        }
    }

    @Test
    void whatAnEndedExecutionHasReservedIsSweptAndWhatARunningOneHasIsNot() throws Exception {
        try (var paid = new PaidWork(1)) {
            paid.limit("1.00");
            var day = LocalDate.parse("2026-03-02");
            Engine engine = paid.engine(Probe.NONE, paid.money);
            String id = engine.start(paid.plan(), FIRED).id();
            paid.reservations.reserve(
                    new Spender(PaidWork.OWNER.toString(), PaidWork.PIPELINE, id, id + "/n/1", day),
                    "",
                    Money.of("0.10"));
            paid.reservations.reserve(
                    new Spender(PaidWork.OWNER.toString(), PaidWork.PIPELINE, "gone", "gone/n/1", day),
                    "",
                    Money.of("0.10"));
            assertThat(paid.reserved()).isEqualTo(Money.of("0.20"));
            assertThat(paid.budgets.sweepReservations()).isEqualTo(1);
            assertThat(paid.reserved()).isEqualTo(Money.of("0.10"));
            engine.cancel(id, "Enough.");
            assertThat(paid.budgets.sweepReservations()).isEqualTo(1);
            assertThat(paid.reserved().value()).isEqualByComparingTo(BigDecimal.ZERO);
        }
    }

    /** The worker is gone. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
