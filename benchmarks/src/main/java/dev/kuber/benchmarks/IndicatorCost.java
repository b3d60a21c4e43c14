package dev.kuber.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Cost of each indicator per bar beside TA-Lib's in the same run. */
final class IndicatorCost implements Scenario {

    @Override
    public String name() {
        return "indicators";
    }

    @Override
    public String description() {
        return "Cost of each incremental indicator per bar over 100,000 bars, beside TA-Lib's in the same run (JMH).";
    }

    @Override
    public List<Measure> run() throws RunnerException {
        Map<String, Double> medians = Jmh.medians(IndicatorBenchmark.class);
        var measures = new ArrayList<Measure>();
        medians.forEach((method, nanos) -> {
            Double other = medians.get(method + "TaLib");
            if (other != null) {
                String note = String.format(Locale.ROOT, "TA-Lib %.2f, ratio %.2f", other, nanos / other);
                measures.add(new Measure(method.toUpperCase(Locale.ROOT), nanos, "ns/bar", note));
            }
        });
        return measures;
    }
}
