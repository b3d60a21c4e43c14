package dev.kuber.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Cost of the standard readings, which every agent of a backtest reads at every bar. */
final class ReadingsCost implements Scenario {

    @Override
    public String name() {
        return "readings";
    }

    @Override
    public String description() {
        return "Cost of the standard indicators per bar: computing all of them once, and making the record at one bar (JMH).";
    }

    @Override
    public List<Measure> run() throws RunnerException {
        Map<String, Double> medians = Jmh.medians(ReadingsBenchmark.class);
        var measures = new ArrayList<Measure>();
        medians.forEach((method, nanos) -> measures.add(new Measure(method, nanos, "ns/bar")));
        return measures;
    }
}
