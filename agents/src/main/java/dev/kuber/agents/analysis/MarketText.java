package dev.kuber.agents.analysis;

import dev.kuber.crew.Fence;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.indicator.Readings;
import dev.kuber.port.News;
import dev.kuber.trade.Bars;
import java.util.ArrayList;
import java.util.List;

/** A market as a language model reads it; nothing but facts, so that equal markets give equal prompts. Pure. */
final class MarketText {

    private MarketText() {}

    /** The figures of every timeframe, and what is wrong with them. */
    static String market(MarketSnapshot snapshot) {
        var lines = new ArrayList<String>();
        lines.add("Symbol " + snapshot.symbol() + ", last price "
                + snapshot.quote().last());
        snapshot.frames().forEach(frame -> lines.add(readings(frame)));
        snapshot.warnings().forEach(warning -> lines.add("Warning: " + warning));
        return Fence.section("market", lines);
    }

    static String readings(MarketSnapshot.Frame frame) {
        Readings r = frame.readings();
        return frame.timeframe() + ": close " + price(r.close()) + " (" + tenth(r.change()) + " %), SMA20 "
                + price(r.sma20()) + ", SMA50 " + price(r.sma50()) + ", SMA200 " + price(r.sma200()) + ", EMA12 "
                + price(r.ema12()) + ", EMA26 " + price(r.ema26()) + ", RSI14 " + tenth(r.rsi14()) + ", ADX14 "
                + tenth(r.adx14()) + ", ATR14 " + price(r.atr14()) + ", MACD histogram " + price(r.macdHistogram())
                + ", Bollinger upper " + price(r.bollingerUpper()) + ", Bollinger lower " + price(r.bollingerLower())
                + ", 20-bar high " + price(r.high20()) + ", 20-bar low " + price(r.low20()) + ", volume "
                + tenth(r.volume()) + " (average " + tenth(r.volumeSma20()) + ")";
    }

    /** Headlines with their source and time, newest first. */
    static String news(List<News.Item> items) {
        return Fence.section(
                "news",
                items.isEmpty()
                        ? List.of("There are no news of this symbol.")
                        : items.stream().map(MarketText::item).toList());
    }

    private static String item(News.Item item) {
        return item.at() + " " + item.source() + ": " + item.headline()
                + (item.summary().isBlank() ? "" : " / " + item.summary());
    }

    static String bars(Bars bars) {
        var lines = new ArrayList<String>();
        lines.add("closes at, open, high, low, close, volume");
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.bar(i);
            lines.add(bar.closes() + ", " + price(bar.open()) + ", " + price(bar.high()) + ", " + price(bar.low())
                    + ", " + price(bar.close()) + ", " + tenth(bar.volume()));
        }
        return Fence.section("bars", lines);
    }

    private static String price(double value) {
        return Double.isNaN(value) ? "unknown" : Figures.price(value);
    }

    private static String tenth(double value) {
        return Double.isNaN(value) ? "unknown" : Figures.tenth(value);
    }
}
