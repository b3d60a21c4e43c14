package dev.kuber.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import dev.kuber.trade.Bars;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The oracle: whole columns computed by TA-Lib, NaN before its first result. */
final class TaLib {

    private static final Core CORE = new Core();

    private TaLib() {}

    static double[] close(Bars bars) {
        return column(bars, bars::close);
    }

    static double[] column(Bars bars, IntToDoubleFunction value) {
        return IntStream.range(0, bars.size()).mapToDouble(value).toArray();
    }

    static double[] sma(double[] in, int period) {
        return run(in.length, 1, (begin, count, out) -> CORE.sma(0, in.length - 1, in, period, begin, count, out[0]))[
                0];
    }

    static double[] ema(double[] in, int period) {
        return run(in.length, 1, (begin, count, out) -> CORE.ema(0, in.length - 1, in, period, begin, count, out[0]))[
                0];
    }

    static double[] rsi(double[] in, int period) {
        return run(in.length, 1, (begin, count, out) -> CORE.rsi(0, in.length - 1, in, period, begin, count, out[0]))[
                0];
    }

    static double[] roc(double[] in, int period) {
        return run(in.length, 1, (begin, count, out) -> CORE.roc(0, in.length - 1, in, period, begin, count, out[0]))[
                0];
    }

    static double[] max(double[] in, int period) {
        return run(in.length, 1, (begin, count, out) -> CORE.max(0, in.length - 1, in, period, begin, count, out[0]))[
                0];
    }

    static double[] min(double[] in, int period) {
        return run(in.length, 1, (begin, count, out) -> CORE.min(0, in.length - 1, in, period, begin, count, out[0]))[
                0];
    }

    /** Line, signal and histogram. */
    static double[][] macd(double[] in, int fast, int slow, int signal) {
        return run(
                in.length,
                3,
                (begin, count, out) ->
                        CORE.macd(0, in.length - 1, in, fast, slow, signal, begin, count, out[0], out[1], out[2]));
    }

    /** Upper, middle and lower band. */
    static double[][] bollinger(double[] in, int period, double deviations) {
        return run(
                in.length,
                3,
                (begin, count, out) -> CORE.bbands(
                        0,
                        in.length - 1,
                        in,
                        period,
                        deviations,
                        deviations,
                        MAType.Sma,
                        begin,
                        count,
                        out[0],
                        out[1],
                        out[2]));
    }

    /** Upper, middle and lower band over exactly these values; NaN if they are fewer than 20. */
    static double[] lastBollinger(double[] in, int first, int last, double deviations) {
        double[] window = Arrays.copyOfRange(in, first, last + 1);
        double[][] bands = bollinger(window, 20, deviations);
        return Arrays.stream(bands).mapToDouble(band -> band[last - first]).toArray();
    }

    static double[] trueRange(Bars bars) {
        double[] high = column(bars, bars::high);
        double[] low = column(bars, bars::low);
        int last = bars.size() - 1;
        return run(
                bars.size(),
                1,
                (begin, count, out) -> CORE.trueRange(0, last, high, low, close(bars), begin, count, out[0]))[0];
    }

    static double[] atr(Bars bars, int period) {
        double[] high = column(bars, bars::high);
        double[] low = column(bars, bars::low);
        int last = bars.size() - 1;
        return run(
                bars.size(),
                1,
                (begin, count, out) -> CORE.atr(0, last, high, low, close(bars), period, begin, count, out[0]))[0];
    }

    static double[] adx(Bars bars, int period, double lift) {
        double[] high = column(bars, i -> bars.high(i) * lift);
        double[] low = column(bars, i -> bars.low(i) * lift);
        double[] close = column(bars, i -> bars.close(i) * lift);
        int last = bars.size() - 1;
        return run(
                bars.size(),
                1,
                (begin, count, out) -> CORE.adx(0, last, high, low, close, period, begin, count, out[0]))[0];
    }

    /** One call of TA-Lib. */
    private interface Call {
        RetCode into(MInteger begin, MInteger count, double[][] out);
    }

    private static double[][] run(int size, int columns, Call call) {
        var begin = new MInteger();
        var count = new MInteger();
        var packed = new double[columns][size];
        assertThat(call.into(begin, count, packed)).isEqualTo(RetCode.Success);
        var aligned = new double[columns][size];
        for (int column = 0; column < columns; column++) {
            Arrays.fill(aligned[column], Double.NaN);
            System.arraycopy(packed[column], 0, aligned[column], begin.value, count.value);
        }
        return aligned;
    }
}
