package dev.kuber.indicator;

import dev.kuber.trade.Bars;
import java.util.Arrays;

/**
 * Computes {@link Readings} incrementally: fed with closed bars one by one, oldest first, it knows the standard
 * indicators at the newest. A reading depends on the bars fed so far and on nothing else.
 */
public final class StandardReadings {

    private final Sma sma20 = new Sma(20);
    private final Sma sma50 = new Sma(50);
    private final Sma sma200 = new Sma(200);
    private final Ema ema12 = new Ema(12);
    private final Ema ema26 = new Ema(26);
    private final Rsi rsi14 = new Rsi(14);
    private final Atr atr14 = new Atr(14);
    private final Adx adx14 = new Adx(14);
    private final Macd macd = new Macd(12, 26, 9);
    private final Bollinger bollinger = new Bollinger(20, 2);
    private final Sma volumeSma20 = new Sma(20);
    private final Highest high20 = new Highest(20);
    private final Lowest low20 = new Lowest(20);
    private final ChangePercent change = new ChangePercent(1);
    private final double[] row = new double[Row.WIDTH];
    private int bars;
    private long closes;

    public StandardReadings() {
        Arrays.fill(row, Double.NaN);
    }

    /** @param closesMillis epoch milliseconds at which the bar closed */
    public void update(double high, double low, double close, double volume, long closesMillis) {
        bars++;
        closes = closesMillis;
        compute(high, low, close, volume, row, 0);
    }

    /** The bar at this index. */
    public void update(Bars history, int index) {
        update(
                history.high(index),
                history.low(index),
                history.close(index),
                history.volume(index),
                history.closesAt(index));
    }

    /** The readings at the newest bar; all NaN without bars. */
    public Readings current() {
        return Row.readings(bars, closes, row, 0);
    }

    void compute(double high, double low, double close, double volume, double[] rows, int at) {
        rows[at + Row.CLOSE] = close;
        rows[at + Row.CHANGE] = change.update(close);
        rows[at + Row.SMA20] = sma20.update(close);
        rows[at + Row.SMA50] = sma50.update(close);
        rows[at + Row.SMA200] = sma200.update(close);
        rows[at + Row.EMA12] = ema12.update(close);
        rows[at + Row.EMA26] = ema26.update(close);
        rows[at + Row.RSI14] = rsi14.update(close);
        rows[at + Row.ATR14] = atr14.update(high, low, close);
        rows[at + Row.ADX14] = adx14.update(high, low, close);
        rows[at + Row.MACD] = macd.update(close);
        rows[at + Row.MACD_SIGNAL] = macd.signal();
        bollinger.update(close);
        rows[at + Row.BOLLINGER_UPPER] = bollinger.upper();
        rows[at + Row.BOLLINGER_LOWER] = bollinger.lower();
        rows[at + Row.VOLUME] = volume;
        rows[at + Row.VOLUME_SMA20] = volumeSma20.update(volume);
        rows[at + Row.HIGH20] = high20.update(high);
        rows[at + Row.LOW20] = low20.update(low);
    }

    /** One bar's readings as a run of doubles, so that a history of them is one array and a bar is read from one place. */
    static final class Row {

        static final int CLOSE = 0;
        static final int CHANGE = 1;
        static final int SMA20 = 2;
        static final int SMA50 = 3;
        static final int SMA200 = 4;
        static final int EMA12 = 5;
        static final int EMA26 = 6;
        static final int RSI14 = 7;
        static final int ATR14 = 8;
        static final int ADX14 = 9;
        static final int MACD = 10;
        static final int MACD_SIGNAL = 11;
        static final int BOLLINGER_UPPER = 12;
        static final int BOLLINGER_LOWER = 13;
        static final int VOLUME = 14;
        static final int VOLUME_SMA20 = 15;
        static final int HIGH20 = 16;
        static final int LOW20 = 17;
        static final int WIDTH = 18;

        private Row() {}

        static Readings readings(int bars, long closes, double[] rows, int at) {
            return new Readings(
                    bars,
                    closes,
                    rows[at + CLOSE],
                    rows[at + CHANGE],
                    rows[at + SMA20],
                    rows[at + SMA50],
                    rows[at + SMA200],
                    rows[at + EMA12],
                    rows[at + EMA26],
                    rows[at + RSI14],
                    rows[at + ATR14],
                    rows[at + ADX14],
                    rows[at + MACD],
                    rows[at + MACD_SIGNAL],
                    rows[at + MACD] - rows[at + MACD_SIGNAL],
                    rows[at + BOLLINGER_UPPER],
                    rows[at + BOLLINGER_LOWER],
                    rows[at + VOLUME],
                    rows[at + VOLUME_SMA20],
                    rows[at + HIGH20],
                    rows[at + LOW20]);
        }
    }
}
