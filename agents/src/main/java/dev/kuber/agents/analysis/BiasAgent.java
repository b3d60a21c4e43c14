package dev.kuber.agents.analysis;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.crew.Crew;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.MarketData;
import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Judges in which direction each market leans, over several timeframes. */
@AgentInfo(
        type = "bias_agent",
        category = AgentInfo.Category.ANALYSIS,
        name = "Bias agent",
        description =
                "A crew that judges the direction of each market: a market analyst and a sentiment analyst side by"
                        + " side, then a synthesiser.",
        icon = "compass-outline",
        pricePerHour = "0.08",
        averageMinutes = 6,
        needs = MarketSnapshot.class,
        gives = BiasSignal.class,
        uses = {LanguageModel.class, MarketData.class, News.class},
        asks = {
            @AgentInfo.Asks(prompt = "market_analyst.1", averageInputTokens = 1400, averageOutputTokens = 300),
            @AgentInfo.Asks(prompt = "sentiment_analyst.1", averageInputTokens = 2000, averageOutputTokens = 300),
            @AgentInfo.Asks(
                    prompt = "bull.1",
                    averageInputTokens = 1000,
                    averageOutputTokens = 150,
                    times = "debate_rounds"),
            @AgentInfo.Asks(
                    prompt = "bear.1",
                    averageInputTokens = 1000,
                    averageOutputTokens = 150,
                    times = "debate_rounds"),
            @AgentInfo.Asks(prompt = "synthesiser.1", averageInputTokens = 1600, averageOutputTokens = 300)
        })
public final class BiasAgent implements Agent<BiasSettings> {

    /** Headlines that the sentiment analyst reads at most. */
    private static final int MOST_NEWS = 15;

    @Override
    public Outcome run(BiasSettings config, PipelineState state, Context context) {
        var markets = new ArrayList<MarketSnapshot>();
        for (Symbol symbol : TriggerFired.symbols(state)) {
            state.latest(MarketSnapshot.class, symbol).ifPresent(markets::add);
        }
        if (markets.isEmpty()) {
            return Outcome.fail("There is no market data to judge: connect the bias agent behind a market data agent.");
        }
        if (config.onRules()) {
            var biases = new ArrayList<Fact>(markets.size());
            markets.forEach(market -> biases.add(rules(config, market)));
            return new Outcome.Done(biases);
        }
        var crew = new ModelCrew(
                new Crew(context.port(LanguageModel.class), config.model()),
                context.port(MarketData.class),
                config.debateRounds());
        News news = context.port(News.class);
        return EachSymbol.ask(
                markets,
                market -> crew.judge(
                        market,
                        headlines(news, market.symbol(), config, context),
                        rules(config, market),
                        config.disagreement()),
                (market, why) -> new BiasSignal(market.symbol(), Direction.NEUTRAL, 0, List.of(), why, config.model()));
    }

    private static BiasSignal rules(BiasSettings config, MarketSnapshot market) {
        return Synthesis.of(market, config.timeframes(), config.trendWeight() / 100, config.threshold() / 100);
    }

    private static List<News.Item> headlines(News news, Symbol symbol, BiasSettings config, Context context) {
        if (config.newsHours() == 0) {
            return List.of();
        }
        try {
            return news.latest(symbol, context.now().minus(Duration.ofHours(config.newsHours())), MOST_NEWS);
        } catch (News.Unavailable unavailable) {
            // Nothing is decided on news alone; without them the analyst has the figures, and is told of no news.
            context.log().log(System.Logger.Level.WARNING, unavailable.getMessage());
            return List.of();
        }
    }
}
