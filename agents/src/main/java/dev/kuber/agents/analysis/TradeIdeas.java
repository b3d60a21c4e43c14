package dev.kuber.agents.analysis;

import dev.kuber.agents.analysis.ModelStrategist.Advice;
import dev.kuber.crew.Fence;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.ModelOpinion;
import dev.kuber.fact.ModelOpinion.Agreement;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.fact.StrategySignal.Levels;
import dev.kuber.indicator.Readings;
import dev.kuber.trade.Timeframe;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From an opinion to a signal: whoever has the opinion, direction, prices and reward are checked here. */
final class TradeIdeas {

    private TradeIdeas() {}

    /** What is known of a market that may be traded. */
    record Market(Timeframe timeframe, MarketSnapshot snapshot, BiasSignal bias) {

        Optional<Readings> readings() {
            return snapshot.frame(timeframe).map(MarketSnapshot.Frame::readings);
        }
    }

    static StrategySignal onRules(StrategySettings config, Market market) {
        Readings readings = market.readings().orElse(null);
        return readings == null
                ? hold(config, market, "there are no " + market.timeframe() + " bars", null)
                : signal(config, market, Setups.find(config, readings, market.bias()), null, null);
    }

    static StrategySignal onModel(StrategySettings config, Market market, ModelStrategist strategist) {
        Readings readings = market.readings().orElse(null);
        if (readings == null) {
            return hold(config, market, "there are no " + market.timeframe() + " bars", null);
        }
        List<Levels> levels = Stream.of(true, false)
                .filter(up -> up || config.allowShort())
                .flatMap(up -> PriceLevels.of(config, market.snapshot().quote(), readings.atr14(), up).stream())
                .toList();
        Advice advice = strategist.ask(config, market, levels);
        Idea rules = Setups.find(config, readings, market.bias());
        Action wanted = advice.opinion().action();
        Agreement agreement = Disagreement.between(sign(wanted), sign(rules.action()));
        var opinion = new ModelOpinion(
                wanted.name().toLowerCase(Locale.ROOT),
                advice.opinion().conviction(),
                Fence.line(advice.opinion().reasoning()),
                rules.action().name().toLowerCase(Locale.ROOT),
                rules.conviction(),
                agreement,
                List.of(),
                advice.flaws());
        return signal(config, market, idea(config, market, rules, advice, opinion), opinion, advice.wish());
    }

    /** What is done with what the model wants and the rules say. */
    private static Idea idea(StrategySettings config, Market market, Idea rules, Advice advice, ModelOpinion opinion) {
        boolean agrees = opinion.agreement() == Agreement.AGREES;
        if (config.disagreement() == Disagreement.STAND_ASIDE) {
            return agrees
                    ? new Idea(
                            rules.action(),
                            Math.min(rules.conviction(), advice.conviction()),
                            rules.reason() + "; " + config.model() + " agrees: " + opinion.reasoning())
                    : Idea.hold(config.model() + " says " + opinion.verdict() + ", the rules say " + opinion.rules()
                            + " (" + rules.reason() + "), so nobody is followed: " + opinion.reasoning());
        }
        String reason =
                opinion.reasoning() + (agrees ? "" : " The rules say " + opinion.rules() + ": " + rules.reason());
        var idea = new Idea(advice.opinion().action(), advice.conviction(), reason);
        if (config.style() != StrategySettings.Style.MEAN_REVERSION) {
            return Setups.honour(config, market.bias(), idea);
        }
        return idea.action() != Action.HOLD && Setups.overwhelming(market.bias(), idea.action() == Action.BUY)
                ? Idea.hold(reason + ", but the bias against it is overwhelming")
                : idea;
    }

    private static StrategySignal signal(
            StrategySettings config,
            Market market,
            Idea idea,
            @Nullable ModelOpinion opinion,
            PriceLevels.@Nullable Wish wish) {
        if (idea.action() == Action.HOLD) {
            return hold(config, market, idea.reason(), opinion);
        }
        if (idea.action() == Action.SELL && !config.allowShort()) {
            return hold(config, market, idea.reason() + ", but short trades are off", opinion);
        }
        if (config.target1() < config.minRewardRisk()) {
            return hold(
                    config,
                    market,
                    "target 1 at " + config.target1() + " R pays less than the minimum of " + config.minRewardRisk(),
                    opinion);
        }
        boolean up = idea.action() == Action.BUY;
        MarketSnapshot snapshot = market.snapshot();
        Levels levels = market.readings()
                .flatMap(readings -> PriceLevels.of(config, snapshot.quote(), readings.atr14(), up))
                .map(found -> wish == null ? found : PriceLevels.moved(config, found, up, wish))
                .orElse(null);
        if (levels == null) {
            return hold(config, market, "no tradable stop and targets fit its price", opinion);
        }
        String sentence = (up ? "Buy " : "Sell ") + snapshot.symbol() + " at $"
                + levels.entry().price() + ", stop $" + levels.stopLoss().price() + ", targets $"
                + levels.target1().price() + " and $" + levels.target2().price() + "; " + ended(idea.reason());
        return new StrategySignal(
                snapshot.symbol(), idea.action(), idea.conviction(), levels, sentence, config.model(), opinion);
    }

    /** The model cannot answer about this market. */
    static StrategySignal silent(StrategySettings config, Market market, String why) {
        return hold(config, market, why, null);
    }

    private static StrategySignal hold(
            StrategySettings config, Market market, String reason, @Nullable ModelOpinion opinion) {
        String sentence = "Hold " + market.snapshot().symbol() + ": " + ended(reason);
        return new StrategySignal(market.snapshot().symbol(), Action.HOLD, 0, null, sentence, config.model(), opinion);
    }

    private static String ended(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }

    private static int sign(Action action) {
        return switch (action) {
            case BUY -> 1;
            case SELL -> -1;
            case HOLD -> 0;
        };
    }
}
