package dev.kuber.benchmarks;

import dev.kuber.condition.Condition;
import dev.kuber.condition.Condition.All;
import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.condition.ConditionScan;
import dev.kuber.condition.ConditionTracker;
import dev.kuber.condition.Truth;
import dev.kuber.indicator.IndicatorSpec;
import dev.kuber.indicator.IndicatorSpec.Kind;
import dev.kuber.trade.Bars;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** SMA(20) crosses above SMA(50) while RSI(14) is below 70, over 1,000,000 bars; bars per second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(ConditionScanBenchmark.BARS)
public class ConditionScanBenchmark {

    static final int BARS = 1_000_000;

    private final Bars bars = RandomWalk.minutes(BARS);
    private final Condition condition = new All(List.of(
            new Compare(indicator(Kind.SMA, 20), Relation.CROSSES_ABOVE, indicator(Kind.SMA, 50)),
            new Compare(indicator(Kind.RSI, 14), Relation.BELOW, new Operand.Constant(70))));

    private static Operand indicator(Kind kind, int period) {
        return new Operand.Indicator(IndicatorSpec.of(kind, period), 1);
    }

    @Benchmark
    public int scan() {
        var scan = new ConditionScan(condition, bars);
        int hits = 0;
        for (OptionalInt hit = scan.next(0); hit.isPresent(); hit = scan.next(hit.getAsInt() + 1)) {
            hits++;
        }
        return hits;
    }

    @Benchmark
    public int track() {
        var tracker = new ConditionTracker(condition);
        int hits = 0;
        for (int i = 0; i < BARS; i++) {
            if (tracker.update(bars, i) == Truth.TRUE) {
                hits++;
            }
        }
        return hits;
    }
}
