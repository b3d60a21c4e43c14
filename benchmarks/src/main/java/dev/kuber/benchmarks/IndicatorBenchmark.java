package dev.kuber.benchmarks;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import dev.kuber.indicator.Adx;
import dev.kuber.indicator.Atr;
import dev.kuber.indicator.Bollinger;
import dev.kuber.indicator.Ema;
import dev.kuber.indicator.Macd;
import dev.kuber.indicator.Rsi;
import dev.kuber.indicator.Sma;
import dev.kuber.trade.Bars;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Each indicator over 100,000 bars, fed one by one, beside TA-Lib over the whole arrays; nanoseconds per bar. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(IndicatorBenchmark.BARS)
public class IndicatorBenchmark {

    static final int BARS = 100_000;
    private static final int LAST = BARS - 1;

    private final Bars bars = RandomWalk.minutes(BARS);
    private final double[] high = column(bars::high);
    private final double[] low = column(bars::low);
    private final double[] close = column(bars::close);
    private final double[] first = new double[BARS];
    private final double[] second = new double[BARS];
    private final double[] third = new double[BARS];
    private final Core core = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();

    private static double[] column(IntToDoubleFunction values) {
        return IntStream.range(0, BARS).mapToDouble(values).toArray();
    }

    @Benchmark
    public double[] sma() {
        var sma = new Sma(20);
        for (int i = 0; i < BARS; i++) {
            first[i] = sma.update(close[i]);
        }
        return first;
    }

    @Benchmark
    public RetCode smaTaLib() {
        return core.sma(0, LAST, close, 20, begin, count, first);
    }

    @Benchmark
    public double[] ema() {
        var ema = new Ema(20);
        for (int i = 0; i < BARS; i++) {
            first[i] = ema.update(close[i]);
        }
        return first;
    }

    @Benchmark
    public RetCode emaTaLib() {
        return core.ema(0, LAST, close, 20, begin, count, first);
    }

    @Benchmark
    public double[] rsi() {
        var rsi = new Rsi(14);
        for (int i = 0; i < BARS; i++) {
            first[i] = rsi.update(close[i]);
        }
        return first;
    }

    @Benchmark
    public RetCode rsiTaLib() {
        return core.rsi(0, LAST, close, 14, begin, count, first);
    }

    @Benchmark
    public double[] atr() {
        var atr = new Atr(14);
        for (int i = 0; i < BARS; i++) {
            first[i] = atr.update(high[i], low[i], close[i]);
        }
        return first;
    }

    @Benchmark
    public RetCode atrTaLib() {
        return core.atr(0, LAST, high, low, close, 14, begin, count, first);
    }

    @Benchmark
    public double[] macd() {
        var macd = new Macd(12, 26, 9);
        for (int i = 0; i < BARS; i++) {
            first[i] = macd.update(close[i]);
            second[i] = macd.signal();
            third[i] = macd.histogram();
        }
        return first;
    }

    @Benchmark
    public RetCode macdTaLib() {
        return core.macd(0, LAST, close, 12, 26, 9, begin, count, first, second, third);
    }

    @Benchmark
    public double[] bollinger() {
        var bollinger = new Bollinger(20, 2);
        for (int i = 0; i < BARS; i++) {
            bollinger.update(close[i]);
            first[i] = bollinger.upper();
            second[i] = bollinger.middle();
            third[i] = bollinger.lower();
        }
        return first;
    }

    @Benchmark
    public RetCode bollingerTaLib() {
        return core.bbands(0, LAST, close, 20, 2, 2, MAType.Sma, begin, count, first, second, third);
    }

    @Benchmark
    public double[] adx() {
        var adx = new Adx(14);
        for (int i = 0; i < BARS; i++) {
            first[i] = adx.update(high[i], low[i], close[i]);
        }
        return first;
    }

    @Benchmark
    public RetCode adxTaLib() {
        return core.adx(0, LAST, high, low, close, 14, begin, count, first);
    }
}
