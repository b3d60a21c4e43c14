package dev.kuber.indicator;

import dev.kuber.trade.Bars;

/** One number per bar, computed incrementally: fed with closed bars, oldest first; NaN where it is not known yet. */
@FunctionalInterface
public interface BarIndicator {

    double update(double open, double high, double low, double close, double volume);

    /** A fresh indicator of this kind. */
    static BarIndicator of(IndicatorSpec spec) {
        int period = spec.period(0);
        return switch (spec.kind()) {
            case SMA -> {
                var sma = new Sma(period);
                yield (_, _, _, close, _) -> sma.update(close);
            }
            case EMA -> {
                var ema = new Ema(period);
                yield (_, _, _, close, _) -> ema.update(close);
            }
            case RSI -> {
                var rsi = new Rsi(period);
                yield (_, _, _, close, _) -> rsi.update(close);
            }
            case ATR -> {
                var atr = new Atr(period);
                yield (_, high, low, close, _) -> atr.update(high, low, close);
            }
            case ADX -> {
                var adx = new Adx(period);
                yield (_, high, low, close, _) -> adx.update(high, low, close);
            }
            case VOLUME_SMA -> {
                var sma = new Sma(period);
                yield (_, _, _, _, volume) -> sma.update(volume);
            }
            case MACD, MACD_SIGNAL, MACD_HISTOGRAM -> ofMacd(spec);
            case BOLLINGER_UPPER, BOLLINGER_LOWER -> ofBollinger(spec);
        };
    }

    /** The indicator at every bar of a history. */
    static double[] column(IndicatorSpec spec, Bars bars) {
        BarIndicator indicator = of(spec);
        var column = new double[bars.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = indicator.update(bars.open(i), bars.high(i), bars.low(i), bars.close(i), bars.volume(i));
        }
        return column;
    }

    private static BarIndicator ofMacd(IndicatorSpec spec) {
        var macd = new Macd(spec.period(0), spec.period(1), spec.period(2));
        return switch (spec.kind()) {
            case MACD_SIGNAL ->
                (_, _, _, close, _) -> {
                    macd.update(close);
                    return macd.signal();
                };
            case MACD_HISTOGRAM ->
                (_, _, _, close, _) -> {
                    macd.update(close);
                    return macd.histogram();
                };
            default -> (_, _, _, close, _) -> macd.update(close);
        };
    }

    private static BarIndicator ofBollinger(IndicatorSpec spec) {
        var bands = new Bollinger(spec.period(0), spec.parameters().get(1));
        boolean upper = spec.kind() == IndicatorSpec.Kind.BOLLINGER_UPPER;
        return (_, _, _, close, _) -> {
            bands.update(close);
            return upper ? bands.upper() : bands.lower();
        };
    }
}
