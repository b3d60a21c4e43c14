package dev.kuber.benchmarks;

import dev.kuber.indicator.Readings;
import dev.kuber.indicator.ReadingsColumns;
import dev.kuber.trade.Bars;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The standard readings over 100,000 bars; nanoseconds per bar. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ReadingsBenchmark.BARS)
public class ReadingsBenchmark {

    static final int BARS = 100_000;

    private final Bars bars = RandomWalk.minutes(BARS);
    private final ReadingsColumns columns = ReadingsColumns.of(bars);

    @Benchmark
    public ReadingsColumns compute() {
        return ReadingsColumns.of(bars);
    }

    @Benchmark
    public void read(Blackhole hole) {
        for (int i = 0; i < BARS; i++) {
            Readings readings = columns.at(i);
            hole.consume(readings);
        }
    }
}
