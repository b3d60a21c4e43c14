package dev.kuber.platform.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Outcome;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.trade.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Steps that cost more than was expected of them: told, and expected of the next. */
class OvershootTest {

    private static final Instant FIRED = Instant.parse("2026-03-02T15:00:00Z");

    @AgentInfo(
            type = "test_five_cents",
            category = AgentInfo.Category.ANALYSIS,
            name = "Five cents",
            description = "Usually costs five cents.",
            pricePerHour = "3.00",
            averageMinutes = 1)
    static final class FiveCents extends PaidWork.Paid {
        FiveCents(Supplier<Outcome> work) {
            super(work);
        }
    }

    private static void run(PaidWork paid, Engine engine, int number) throws InterruptedException {
        engine.advance(engine.start(paid.plan(), FIRED.plusSeconds(number)).id());
    }

    private static void spend(PaidWork paid, String amount) throws Exception {
        var payer = new Payer(PaidWork.OWNER, PaidWork.PIPELINE, "x", "n", "a", "simulation");
        var day = LocalDate.parse("2026-03-02");
        var charge =
                new Charge("before", payer, Charge.Kind.API_CALL, Money.of(amount), FIRED, day, null, false, "Before.");
        try (var connection = paid.database.getConnection()) {
            Ledger.write(connection, List.of(charge));
        }
    }

    @Test
    void aStepThatCostsMoreThanExpectedAndPassesTheLimitIsNamedWithItsNumbers() throws Exception {
        try (var paid = new PaidWork(1)) {
            paid.limit("5.00");
            spend(paid, "4.95");
            paid.agents(List.of(new FiveCents(() -> {
                paid.clock.advance(Duration.ofSeconds(96));
                return Outcome.done();
            })));
            run(paid, paid.engine(Probe.NONE, paid.money), 1);

            paid.exhaustions.notice();
            assertThat(paid.jdbc
                            .sql("select sentence from budget_exhaustion")
                            .query(String.class)
                            .list())
                    .containsExactly("This pipeline's budget for the day is spent: $5.03 of $5.00,"
                            + " because the last step cost $0.08 where $0.05 was expected.");
            Overshoot overshoot = paid.budgets
                    .ofPipeline(PaidWork.OWNER, PaidWork.PIPELINE, paid.plan().settings())
                    .day()
                    .overshoot();
            assertThat(overshoot).isNotNull();
            assertThat(overshoot.over()).isEqualTo(Money.of("0.03"));
            assertThat(overshoot.steps()).singleElement().satisfies(step -> {
                assertThat(step.node()).isEqualTo("test_five_cents");
                assertThat(step.executionId()).startsWith(PaidWork.PIPELINE + "-");
                assertThat(step.expected()).isEqualTo(Money.of("0.05"));
                assertThat(step.cost()).isEqualTo(Money.of("0.08"));
            });
        }
    }

    @Test
    void aLimitThatIsLoweredBelowWhatWasSpentIsPassedByNoStep() throws Exception {
        try (var paid = new PaidWork(1)) {
            spend(paid, "4.95");
            paid.limit("3.00");
            paid.exhaustions.notice();
            assertThat(paid.jdbc
                            .sql("select sentence from budget_exhaustion")
                            .query(String.class)
                            .single())
                    .isEqualTo("This pipeline's budget for the day is spent: $4.95 of $3.00.");
            Overshoot overshoot = paid.budgets
                    .ofPipeline(PaidWork.OWNER, PaidWork.PIPELINE, paid.plan().settings())
                    .day()
                    .overshoot();
            assertThat(overshoot).isNotNull();
            assertThat(overshoot.steps()).isEmpty();
        }
    }

    @Test
    void whatADearRunHasCostIsSetAsideForTheNextTwentyOfItsNode() throws Exception {
        try (var paid = new PaidWork(1)) {
            paid.limit("100");
            var reserved = new ArrayList<Money>();
            var seconds = new int[] {96};
            paid.agents(List.of(new FiveCents(() -> {
                reserved.add(paid.reserved());
                paid.clock.advance(Duration.ofSeconds(seconds[0]));
                return Outcome.done();
            })));
            Engine engine = paid.engine(Probe.NONE, paid.money);
            for (int i = 0; i <= 21; i++) {
                run(paid, engine, i);
                seconds[0] = 12;
            }
            assertThat(reserved.getFirst()).as("what it usually costs").isEqualTo(Money.of("0.05"));
            assertThat(reserved.subList(1, 21)).containsOnly(Money.of("0.08"));
            assertThat(reserved.getLast()).as("forgotten").isEqualTo(Money.of("0.05"));
        }
    }
}
