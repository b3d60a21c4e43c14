package dev.kuber.agents.analysis;

import dev.kuber.fact.MarketSnapshot;
import dev.kuber.indicator.Readings;

/** A snapshot as a language model reads it; nothing but facts, so that equal snapshots give equal prompts. */
final class Prompts {

    private Prompts() {}

    static String market(MarketSnapshot snapshot) {
        var text = new StringBuilder("Symbol ").append(snapshot.symbol());
        text.append(", last price ").append(snapshot.quote().last()).append('\n');
        for (MarketSnapshot.Frame frame : snapshot.frames()) {
            Readings r = frame.readings();
            text.append(frame.timeframe()).append(": close ").append(Figures.price(r.close()));
            text.append(", SMA20 ").append(Figures.price(r.sma20()));
            text.append(", SMA50 ").append(Figures.price(r.sma50()));
            text.append(", SMA200 ").append(Figures.price(r.sma200()));
            text.append(", RSI14 ").append(Figures.tenth(r.rsi14()));
            text.append(", MACD histogram ").append(Figures.price(r.macdHistogram()));
            text.append(", ATR14 ").append(Figures.price(r.atr14()));
            text.append(", ADX14 ").append(Figures.tenth(r.adx14()));
            text.append(", volume ").append(Figures.tenth(r.volume()));
            text.append(" (average ").append(Figures.tenth(r.volumeSma20())).append(")\n");
        }
        snapshot.warnings()
                .forEach(warning -> text.append("Data: ").append(warning).append('\n'));
        return text.toString();
    }
}
