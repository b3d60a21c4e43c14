package dev.kuber.agents.analysis;

import dev.kuber.agent.Param;
import dev.kuber.crew.Fence;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.port.LanguageModel.Tool;
import dev.kuber.port.MarketData;
import dev.kuber.port.News;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a model may look up about one market: nothing that was not known when the snapshot was taken. */
final class MarketTools {

    private static final int MOST_BARS = 60;

    private MarketTools() {}

    /** Which timeframe. */
    record OfTimeframe(
            @Param(title = "Timeframe", description = "One of those in the data, such as 5m, 1h or 1d.", max = 10)
            String timeframe) {}

    /** Which bars. */
    record OfBars(
            @Param(title = "Timeframe", description = "One of those in the data, such as 5m, 1h or 1d.", max = 10)
            String timeframe,

            @Param(title = "Count", description = "How many of the last closed bars.", min = 1, max = MOST_BARS)
            int count) {}

    /** How many headlines. */
    record OfNews(
            @Param(title = "Count", description = "How many, newest first.", min = 1, max = 20)
            int count) {}

    static Tool<?> indicators(MarketSnapshot snapshot) {
        return new Tool<>(
                "indicators",
                "All indicators of one timeframe at its last closed bar.",
                OfTimeframe.class,
                asked -> frame(snapshot, asked.timeframe())
                        .map(frame -> Fence.section("indicators", List.of(MarketText.readings(frame))))
                        .orElseGet(() -> none(snapshot)));
    }

    /** Bars up to the last one of the snapshot, however late the model asks. */
    static Tool<?> bars(MarketSnapshot snapshot, MarketData market) {
        return new Tool<>(
                "bars",
                "The last closed bars of one timeframe, at most " + MOST_BARS + ".",
                OfBars.class,
                asked -> frame(snapshot, asked.timeframe())
                        .map(frame -> bars(snapshot, frame, market, Math.clamp(asked.count(), 1, MOST_BARS)))
                        .orElseGet(() -> none(snapshot)));
    }

    static Tool<?> news(List<News.Item> items) {
        return new Tool<>(
                "news",
                "Headlines about this symbol, newest first.",
                OfNews.class,
                asked -> MarketText.news(items.subList(0, Math.clamp(asked.count(), 0, items.size()))));
    }

    private static String bars(MarketSnapshot snapshot, MarketSnapshot.Frame frame, MarketData market, int count) {
        try {
            // Some more than asked for: the market may have moved on since the snapshot.
            return MarketText.bars(market.bars(snapshot.symbol(), frame.timeframe(), count + MOST_BARS)
                    .closedBy(Instant.ofEpochMilli(frame.readings().closes()))
                    .last(count));
        } catch (MarketData.NoData noData) {
            return Fence.section("bars", List.of(String.valueOf(noData.getMessage())));
        }
    }

    private static Optional<MarketSnapshot.Frame> frame(MarketSnapshot snapshot, String timeframe) {
        try {
            return snapshot.frame(Timeframe.of(timeframe));
        } catch (IllegalArgumentException _) {
            // A model may ask for anything; it is told what there is.
            return Optional.empty();
        }
    }

    private static String none(MarketSnapshot snapshot) {
        return Fence.section(
                "timeframes",
                List.of("There is no such timeframe. There are: "
                        + snapshot.frames().stream()
                                .map(frame -> frame.timeframe().toString())
                                .toList()));
    }
}
