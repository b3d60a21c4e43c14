package dev.kuber.indicator;

import java.util.ArrayList;
import java.util.List;

/**
 * Which indicator with which parameters, as data, such as SMA(20) or MACD(12, 26, 9).
 *
 * @param parameters in the order that {@link Kind} documents; periods are whole numbers from 1 to 10,000
 */
public record IndicatorSpec(Kind kind, List<Double> parameters) {

    /** @throws IllegalArgumentException if these parameters are impossible; the message says so in a sentence */
    public IndicatorSpec {
        parameters = List.copyOf(parameters);
        if (parameters.size() != kind.parameters) {
            throw new IllegalArgumentException(
                    kind + " takes " + kind.parameters + " parameters, not " + parameters + ".");
        }
        for (int i = 0; i < kind.periods; i++) {
            if (parameters.get(i) != Period.checked(parameters.get(i).intValue())) {
                throw new IllegalArgumentException(
                        "A period is a whole number of bars, not " + parameters.get(i) + ".");
            }
        }
        switch (kind) {
            case MACD, MACD_SIGNAL, MACD_HISTOGRAM ->
                Macd.check(parameters.get(0).intValue(), parameters.get(1).intValue());
            case BOLLINGER_UPPER, BOLLINGER_LOWER -> Bollinger.check(parameters.get(1));
            case SMA, EMA, RSI, ATR, ADX, VOLUME_SMA -> {}
        }
    }

    public static IndicatorSpec of(Kind kind, double... parameters) {
        var list = new ArrayList<Double>(parameters.length);
        for (double parameter : parameters) {
            list.add(parameter);
        }
        return new IndicatorSpec(kind, list);
    }

    public int period(int index) {
        return parameters.get(index).intValue();
    }

    /** The indicators that conditions and charts may name. */
    public enum Kind {
        /** Simple moving average of the close: period. */
        SMA(1),
        /** Exponential moving average of the close: period. */
        EMA(1),
        /** Wilder's relative strength index: period. */
        RSI(1),
        /** Wilder's average true range: period. */
        ATR(1),
        /** Wilder's average directional index: period. */
        ADX(1),
        /** MACD line: fast, slow, signal. */
        MACD(3),
        /** Signal line of MACD: fast, slow, signal. */
        MACD_SIGNAL(3),
        /** MACD line minus signal line: fast, slow, signal. */
        MACD_HISTOGRAM(3),
        /** Upper Bollinger band: period, standard deviations. */
        BOLLINGER_UPPER(2, 1),
        /** Lower Bollinger band: period, standard deviations. */
        BOLLINGER_LOWER(2, 1),
        /** Simple moving average of the volume: period. */
        VOLUME_SMA(1);

        private final int parameters;
        private final int periods;

        Kind(int parameters) {
            this(parameters, parameters);
        }

        Kind(int parameters, int periods) {
            this.parameters = parameters;
            this.periods = periods;
        }
    }
}
