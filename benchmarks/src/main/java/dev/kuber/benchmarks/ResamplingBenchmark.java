package dev.kuber.benchmarks;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.Resampling;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Timeframe;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Coarser bars from 500,000 one-minute bars; one-minute bars per second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(ResamplingBenchmark.BARS)
public class ResamplingBenchmark {

    static final int BARS = 500_000;

    private final Bars bars = RandomWalk.minutes(BARS);

    @Benchmark
    public Bars fiveMinutes() {
        return Resampling.to(bars, Timeframe.M5, Calendars.always());
    }

    @Benchmark
    public Bars exchangeHours() {
        return Resampling.to(bars, Timeframe.H1, Calendars.nyse());
    }
}
