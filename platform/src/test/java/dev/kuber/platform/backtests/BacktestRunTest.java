package dev.kuber.platform.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.positions.Trade;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Money;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BacktestRunTest {

    private static final Bars BARS = Trials.walk(6_000, 7);

    private record Outcome(BacktestResult result, Trials.Recorder steps) {}

    private static Outcome run(ExchangeRules rules) {
        var recorder = new Trials.Recorder();
        return new Outcome(new BacktestRun(Trials.setup(Trials.swings(), BARS, rules), recorder).run(), recorder);
    }

    @Test
    void theSameSeedGivesTheSameResult() {
        Outcome once = run(ExchangeRules.standard(3));
        Outcome again = run(ExchangeRules.standard(3));
        assertThat(once.result().trades()).hasSizeGreaterThan(50);
        assertThat(once.result().failures()).as(once.result().firstFailure()).isZero();
        assertThat(Trials.firstDifference(again.steps().steps, once.steps().steps))
                .isEmpty();
        assertThat(again.result().equals(once.result())).isTrue();
    }

    @Test
    void anotherSeedGivesOtherFills() {
        assertThat(run(ExchangeRules.standard(4)).result().trades())
                .isNotEqualTo(run(ExchangeRules.standard(3)).result().trades());
    }

    @Test
    void theAccountGrowsByExactlyWhatTheTradesEarned() {
        ExchangeRules rules = ExchangeRules.standard(3);
        Trade last = run(rules).result().trades().getLast();
        Instant flat = last.position().closed().plusSeconds(60);
        BacktestResult result =
                new BacktestRun(Trials.setup(Trials.swings(), BARS, rules, flat), BacktestProgress.NONE).run();
        Money earned =
                result.trades().stream().map(trade -> trade.position().profit()).reduce(Money.ZERO, Money::plus);
        assertThat(result.openAtEnd()).isZero();
        // Average prices are rounded, the account's cash is not.
        assertThat(result.statistics().finalEquity().toDouble())
                .isCloseTo(rules.initialBalance().plus(earned).toDouble(), within(0.005));
        assertThat(result.statistics().netProfit()).isEqualByComparingTo(earned);
        assertThat(result.statistics().trades()).isEqualTo(result.trades().size());
    }

    @Test
    void everyTradeCanBeOpenedAsAnExecution() {
        BacktestResult result = run(ExchangeRules.standard(3)).result();
        var kept =
                result.kept().stream().map(history -> history.execution().id()).toList();
        assertThat(kept)
                .containsAll(result.trades().stream().map(Trade::executionId).toList());
        assertThat(result.kept())
                .allSatisfy(history -> assertThat(history.steps()).isNotEmpty());
    }

    @Test
    void progressGrowsAndACancelledRunEndsEarly() {
        var reached = new ArrayList<Double>();
        BacktestProgress impatient = new BacktestProgress() {
            @Override
            public boolean reached(double part) {
                reached.add(part);
                return part < 0.5;
            }
        };
        var setup = Trials.setup(Trials.swings(), BARS, ExchangeRules.standard(3));
        BacktestResult result = new BacktestRun(setup, impatient).run();
        assertThat(result.cancelled()).isTrue();
        assertThat(reached).isSorted().hasSizeBetween(490, 510);
        assertThat(reached.getLast()).isBetween(0.5, 0.51);
    }
}
