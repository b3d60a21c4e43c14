package dev.kuber.platform.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.estimates.Workers.Chain;
import dev.kuber.platform.estimates.Workers.Load;
import dev.kuber.platform.estimates.Workers.Loads;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.trade.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Estimates kept with executions and compared with the ledger, over a real database. */
class EstimateBookTest {

    private static final Loads MINUTE = _ -> Load.of(Duration.ofMinutes(1));

    /** The worker is gone. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static ExecutionEstimate estimate(EstimatedWork work, Execution execution) {
        return work.bean(Estimates.class)
                .ofExecution(EstimatedWork.OWNER, execution.id())
                .orElseThrow();
    }

    private static void late(EstimatedWork work, Execution execution, Charge.Kind kind, String amount) {
        var payer = new Payer(
                EstimatedWork.OWNER, execution.pipelineId(), execution.id(), "test_bias", "test_bias", "simulation");
        work.bean(Ledger.class)
                .charge(List.of(new Charge(
                        "late/" + kind + execution.id(),
                        payer,
                        kind,
                        Money.of(amount),
                        work.clock.instant(),
                        LocalDate.parse("2026-03-02"),
                        null,
                        true,
                        "Late.")));
    }

    private static Money actual(EstimatedWork work, Execution execution) {
        return new Money(work.jdbc
                .sql("select actual from execution_estimate where execution_id = :id")
                .param("id", execution.id())
                .query(java.math.BigDecimal.class)
                .single());
    }

    private static int rows(EstimatedWork work, String table) {
        return work.jdbc
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    @Test
    void anExecutionKeepsWhatItWasExpectedToCostAndIsComparedWhenItEnded() throws Exception {
        try (var work = new EstimatedWork()) {
            Plan plan = Chain.of("p", 1, "rules").plan(work, 1, MINUTE);
            Execution started = work.start(plan);
            Execution ended = work.advance(started);

            assertThat(estimate(work, ended).expected()).isEqualTo(Money.of("0.0205"));
            assertThat(estimate(work, ended).errorPercent()).isNull();
            work.compare();
            // 0.08, 0.10 and 0.05 an hour for one minute each.
            assertThat(actual(work, ended)).isEqualTo(Money.of("0.0038333333"));
            assertThat(estimate(work, ended).errorPercent()).isEqualTo(-81.3);
            assertThat(work.bean(Estimates.class).ofExecution(EstimatedWork.STRANGER, ended.id()))
                    .isEmpty();
            assertThat(work.bean(Estimates.class)
                            .accuracy(EstimatedWork.OWNER, 90)
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void whatIsChargedAfterTheEndCorrectsTheComparisonAndWhatIsLearned() throws Exception {
        try (var work = new EstimatedWork()) {
            Execution ended = work.run(Chain.of("p", 1, "rules").plan(work, 1, MINUTE));
            Money before = actual(work, ended);
            late(work, ended, Charge.Kind.API_CALL, "0.50");
            // What a broker takes belongs to a trade.
            late(work, ended, Charge.Kind.COMMISSION, "7.00");
            assertThat(estimate(work, ended).errorPercent()).isPositive();
            work.clock.advance(Duration.ofMinutes(10));
            work.compare();
            assertThat(actual(work, ended)).isEqualTo(before.plus(Money.of("0.50")));
            assertThat(work.jdbc
                            .sql("select actual from agent_work where node = 'test_bias'")
                            .query(java.math.BigDecimal.class)
                            .single())
                    .isGreaterThan(new java.math.BigDecimal("0.50"));
            work.clock.advance(Duration.ofDays(1));
            work.compare();
            assertThat(work.jdbc
                            .sql("select check_at is null from execution_estimate")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(rows(work, "agent_work")).isEqualTo(3);
            assertThat(work.jdbc
                            .sql("select calls from agent_work where node = 'test_bias'")
                            .query(Double.class)
                            .single())
                    .isEqualTo(0.5);
        }
    }

    @Test
    void whatCostsNothingIsNotEstimated() throws Exception {
        try (var work = new EstimatedWork()) {
            var free = new Chain("p", EstimatedWork.OWNER, 1, "rules", 0, List.of("test_free"));
            work.run(free.plan(work, 1, MINUTE));
            assertThat(rows(work, "execution_estimate")).isZero();
            assertThat(rows(work, "agent_work")).isZero();
        }
    }

    @Test
    void failuresAndWhatWasStoppedForWantOfMoneyTeachNothingAndTrialsWhatAgentsTake() throws Exception {
        try (var work = new EstimatedWork()) {
            Chain chain = Chain.of("p", 1, "rules");
            Execution trial = work.run(chain.plan(work, -1, MINUTE));
            Execution cancelled = work.start(chain.plan(work, 2, MINUTE));
            work.engine.cancel(cancelled.id(), "Enough.");
            Execution broke = work.run(chain.plan(work, 3, _ -> {
                throw new dev.kuber.port.LanguageModel.BudgetExceeded(
                        dev.kuber.platform.budgets.Exhaustions.GONE + "all of it.");
            }));
            assertThat(broke.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(actual(work, trial)).isEqualTo(Money.of("0.0038333333"));
            assertThat(estimate(work, trial).errorPercent()).isNull();
            assertThat(estimate(work, broke).errorPercent()).isNull();
            assertThat(rows(work, "agent_work where execution_id <> '" + trial.id() + "'"))
                    .isZero();
            assertThat(rows(work, "agent_work")).isPositive();
            assertThat(work.bean(Estimates.class)
                            .accuracy(EstimatedWork.OWNER, 1)
                            .byAgent())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Probe.Point.class,
            names = {"CLAIMED", "BEFORE_RUN", "AFTER_RUN", "BEFORE_COMMIT", "IN_COMMIT", "AFTER_COMMIT"})
    void aCrashLosesNoEstimateAndMakesNoneTwice(Probe.Point point) throws Exception {
        var passed = new int[1];
        var deadly = new int[] {0};
        try (var work = new EstimatedWork((where, _) -> {
            if (where == point && ++passed[0] == deadly[0]) {
                throw new Died();
            }
        })) {
            for (int at = 1; at <= 4; at++) {
                Plan plan = Chain.of("p", 1, "rules").plan(work, 1, MINUTE);
                deadly[0] = 0;
                Execution started = work.start(plan);
                passed[0] = 0;
                deadly[0] = at;
                try {
                    work.advance(started);
                } catch (Died | IllegalStateException | CompletionException died) {
                    assertThat(passed[0]).isGreaterThanOrEqualTo(at);
                }
                deadly[0] = 0;
                work.advance(started);
                work.compare();
                assertThat(rows(work, "execution_estimate")).isEqualTo(at);
                assertThat(rows(work, "agent_work")).isEqualTo(3 * at);
                assertThat(estimate(work, started).errorPercent()).isNotNull();
            }
        }
    }

    @Test
    void severalWorkersCompareAtTheSameTime() throws Exception {
        try (var work = new EstimatedWork()) {
            Plan plan = Chain.of("p", 1, "rules").plan(work, 1, MINUTE);
            for (int i = 0; i < 30; i++) {
                work.advance(work.start(plan));
            }
            work.clock.advance(EstimateBook.SOON);
            try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<? extends Future<?>> all = IntStream.range(0, 4)
                        .mapToObj(_ -> workers.submit(work.bean(Comparisons.class)))
                        .toList();
                for (Future<?> each : all) {
                    each.get();
                }
            }
            assertThat(work.jdbc
                            .sql("select count(*) from execution_estimate where whole and round(actual, 4) = 0.0038")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(30);
            assertThat(rows(work, "agent_work")).isEqualTo(90);
        }
    }

    @Test
    void everyTryOfAStepIsPartOfWhatItTakes() throws Exception {
        try (var work = new EstimatedWork()) {
            var tries = new int[1];
            Plan plan = Chain.of("p", 1, "rules").plan(work, 1, type -> {
                work.clock.advance(Duration.ofMinutes(1));
                if (type.equals("test_bias") && ++tries[0] < 3) {
                    throw new dev.kuber.port.LanguageModel.Unavailable("Not now.", true);
                }
                return Load.of(Duration.ZERO);
            });
            Execution started = work.start(plan);
            for (int i = 0; i < 3; i++) {
                work.advance(started);
                work.clock.advance(Duration.ofMinutes(1));
            }
            work.compare();
            assertThat(work.jdbc
                            .sql("select seconds, runs from agent_work where node = 'test_bias'")
                            .query((row, _) -> List.of(row.getDouble(1), (double) row.getInt(2)))
                            .single())
                    .satisfies(seen -> {
                        assertThat(seen.get(0)).isBetween(179.99, 180.01);
                        assertThat(seen.get(1)).isEqualTo(3);
                    });
        }
    }
}
