package dev.kuber.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.runner.RunnerException;

/** How fast coarser bars are made from finer ones. */
final class ResamplingSpeed implements Scenario {

    @Override
    public String name() {
        return "resampling";
    }

    @Override
    public String description() {
        return "Making coarser bars from 500,000 one-minute bars, counted in one-minute bars (JMH).";
    }

    @Override
    public List<Measure> run() throws RunnerException {
        Map<String, Double> medians = Jmh.medians(ResamplingBenchmark.class);
        return List.of(
                measure(medians, "fiveMinutes", "5 minutes, a market that never closes"),
                measure(medians, "exchangeHours", "1 hour, sessions of the New York Stock Exchange"));
    }

    private static Measure measure(Map<String, Double> medians, String method, String what) {
        return new Measure(what, Objects.requireNonNull(medians.get(method)), "bars/s");
    }
}
