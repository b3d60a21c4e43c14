package dev.kuber.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.runner.RunnerException;

/** How fast the bars are found at which a trigger's condition holds. */
final class ConditionScanSpeed implements Scenario {

    @Override
    public String name() {
        return "conditions";
    }

    @Override
    public String description() {
        return "Finding the bars at which SMA(20) crosses above SMA(50) with RSI(14) below 70, indicators included (JMH).";
    }

    @Override
    public List<Measure> run() throws RunnerException {
        Map<String, Double> medians = Jmh.medians(ConditionScanBenchmark.class);
        return List.of(
                measure(medians, "scan", "columnar, as in a backtest", "first goal 2,000,000, aim 10,000,000"),
                measure(medians, "track", "incremental, as with live prices", ""));
    }

    private static Measure measure(Map<String, Double> medians, String method, String what, String note) {
        return new Measure(what, Objects.requireNonNull(medians.get(method)), "bars/s", note);
    }
}
