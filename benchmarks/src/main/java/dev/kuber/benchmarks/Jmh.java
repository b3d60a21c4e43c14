package dev.kuber.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the JMH benchmarks of one class, each method in a JVM of its own for about two seconds: enough to compare what is
 * measured side by side on a shared machine, not enough for a difference of a few percent.
 */
final class Jmh {

    private Jmh() {}

    /** The median of the iterations by method name, in the unit of the benchmark class. */
    static Map<String, Double> medians(Class<?> benchmarks) throws RunnerException {
        // The lock forbids two runs on one machine, in a file that another user may own; the load is printed instead.
        System.setProperty("jmh.ignoreLock", "true");
        var options = new OptionsBuilder()
                .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(250))
                .measurementIterations(7)
                .measurementTime(TimeValue.milliseconds(200))
                .jvmArgsAppend("-Xmx1g", "--sun-misc-unsafe-memory-access=allow")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        var medians = new TreeMap<String, Double>();
        for (RunResult result : new Runner(options).run()) {
            String method = result.getParams().getBenchmark();
            double median = result.getPrimaryResult().getStatistics().getPercentile(50);
            medians.put(method.substring(method.lastIndexOf('.') + 1), median);
        }
        return medians;
    }
}
