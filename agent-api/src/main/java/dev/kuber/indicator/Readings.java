package dev.kuber.indicator;

/**
 * The standard indicators at the close of one bar; NaN where the history is too short.
 *
 * @param bars how many closed bars of history stand behind them
 * @param closes epoch milliseconds at which that bar closed; 0 without bars
 * @param close last close
 * @param change change of the close against the bar before, in percent
 * @param sma20 simple moving averages of the close
 * @param ema12 exponential moving averages of the close
 * @param rsi14 Wilder's relative strength index, 0-100
 * @param atr14 Wilder's average true range, in price units
 * @param adx14 Wilder's average directional index, 0-100
 * @param macd MACD(12, 26, 9): line, signal line, histogram
 * @param bollingerUpper Bollinger bands (20, 2)
 * @param volume volume of the bar
 * @param volumeSma20 its simple moving average
 * @param high20 highest high of the last 20 bars
 * @param low20 lowest low of the last 20 bars
 */
public record Readings(
        int bars,
        long closes,
        double close,
        double change,
        double sma20,
        double sma50,
        double sma200,
        double ema12,
        double ema26,
        double rsi14,
        double atr14,
        double adx14,
        double macd,
        double macdSignal,
        double macdHistogram,
        double bollingerUpper,
        double bollingerLower,
        double volume,
        double volumeSma20,
        double high20,
        double low20) {}
