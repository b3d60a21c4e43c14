package dev.kuber.platform.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.positions.Trade;
import dev.kuber.trade.Bars;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the market does after a time changes nothing that was decided before it. */
class NoLookAheadTest {

    private static final Bars BARS = Trials.walk(12_000, 21);

    /** What was decided by a time, in words: steps, and trades that were closed before it. */
    private static List<String> decided(Definition definition, Bars bars, Instant until) {
        var recorder = new Trials.Recorder();
        BacktestResult result =
                new BacktestRun(Trials.setup(definition, bars, ExchangeRules.standard(2)), recorder).run();
        Stream<String> steps = recorder.steps.stream()
                .filter(taken -> !taken.step().finishedAt().isAfter(until))
                .map(Trials.Taken::toString);
        // A fill at the open of the first changed bar happens at that very time, and is known when the bar has closed.
        Stream<String> trades = result.trades().stream()
                .filter(trade -> trade.position().closed().isBefore(until))
                .map(Trade::toString);
        return Stream.concat(trades, steps).toList();
    }

    private static void unchanged(Definition definition, int minute, int fewestTrades) {
        Instant time = Trials.START.plusSeconds(60L * minute);
        Bars other = Trials.changedAfter(BARS, time);
        List<String> known = decided(definition, BARS, time);
        assertThat(known).filteredOn(line -> line.startsWith("Trade[")).hasSizeGreaterThanOrEqualTo(fewestTrades);
        assertThat(Trials.firstDifference(decided(definition, other, time), known))
                .isEmpty();
        assertThat(Trials.firstDifference(
                        decided(definition, other, Instant.MAX), decided(definition, BARS, Instant.MAX)))
                .as("the change is noticed after it")
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1500,5", "3333,20", "6001,40", "10007,80"})
    void aFutureOfOtherBarsChangesNothingBefore(int minute, int fewestTrades) {
        unchanged(Trials.swings(), minute, fewestTrades);
    }

    @ParameterizedTest
    @CsvSource({"momentum,3002,1", "momentum,9004,4", "breakout,9001,4", "oversold-bounce,9003,1"})
    void neitherDoesItForTheTemplatesWhichReadSeveralTimeframes(String template, int minute, int fewestTrades) {
        unchanged(Trials.template(template), minute, fewestTrades);
    }
}
