package dev.kuber.agents.analysis;

import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.ArrayList;
import java.util.List;

/** Joins the views of both analysts over all timeframes into one bias; longer timeframes weigh more. Pure. */
final class Synthesis {

    private Synthesis() {}

    /**
     * The bias.
     *
     * @param timeframes those to look at, ascending; empty for all of the snapshot
     * @param trendWeight weight of the market analyst, between 0 and 1; the sentiment analyst has the rest
     * @param threshold score, between 0 and 1, from which the market leans at all
     */
    static BiasSignal of(MarketSnapshot snapshot, List<Timeframe> timeframes, double trendWeight, double threshold) {
        var views = new ArrayList<View>(4);
        double sum = 0;
        double weights = 0;
        int weight = 0;
        for (MarketSnapshot.Frame frame : snapshot.frames()) {
            if (!timeframes.isEmpty() && !timeframes.contains(frame.timeframe())) {
                continue;
            }
            weight++;
            String name = frame.timeframe().toString();
            View trend = MarketAnalyst.view(name, frame.readings());
            View mood = SentimentAnalyst.view(name, frame.readings());
            if (trend.known()) {
                sum += weight * trendWeight * trend.score();
                weights += weight * trendWeight;
                views.add(trend);
            }
            if (mood.known()) {
                sum += weight * (1 - trendWeight) * mood.score();
                weights += weight * (1 - trendWeight);
                views.add(mood);
            }
        }
        return weights == 0 ? unknown(snapshot.symbol()) : signal(snapshot.symbol(), sum / weights, threshold, views);
    }

    private static BiasSignal signal(Symbol symbol, double score, double threshold, List<View> views) {
        double size = Math.abs(score);
        Direction direction = size < threshold ? Direction.NEUTRAL : score > 0 ? Direction.BULLISH : Direction.BEARISH;
        double certainty = direction == Direction.NEUTRAL ? 1 - size / threshold : size;
        int confidence = (int) Math.round(50 + 50 * certainty);
        if (views.size() > 1) {
            views.sort((a, b) -> Double.compare(Math.abs(b.score()), Math.abs(a.score())));
        }
        var factors = new ArrayList<String>(views.size());
        for (View view : views) {
            factors.add(view.factor());
        }
        String sentence =
                symbol + " is " + word(direction) + ", confidence " + confidence + ": " + factors.getFirst() + ".";
        return new BiasSignal(symbol, direction, confidence, factors, sentence, "rules");
    }

    private static BiasSignal unknown(Symbol symbol) {
        return new BiasSignal(
                symbol,
                Direction.NEUTRAL,
                0,
                List.of(),
                "There is too little history of " + symbol + " to judge it.",
                "rules");
    }

    static String word(Direction direction) {
        return switch (direction) {
            case BULLISH -> "bullish";
            case BEARISH -> "bearish";
            case NEUTRAL -> "neutral";
        };
    }
}
