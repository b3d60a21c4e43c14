package dev.kuber.agents.analysis;

import static dev.kuber.agents.analysis.OnModel.opinion;
import static dev.kuber.agents.analysis.OnModel.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Outcome;
import dev.kuber.agents.analysis.StrategySettings.Style;
import dev.kuber.agents.risk.RiskManager;
import dev.kuber.crew.Instructions;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.port.Brokerage;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.LanguageModel.Question;
import dev.kuber.port.News;
import dev.kuber.port.PositionRegistry;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Defaults;
import dev.kuber.testing.FakeBrokerage;
import dev.kuber.testing.Headlines;
import dev.kuber.testing.Result;
import dev.kuber.testing.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What hostile headlines can and cannot do. The first half proves the structure of every prompt: a headline is one line of
 * the news section, whatever it says, and the instructions are the same text with it and without. The second half takes
 * the worst for granted, a model that does whatever it is told by strangers, and proves what is left to it: under {@link
 * Disagreement#STAND_ASIDE} it can take a trade back and nothing else.
 *
 * <p>What no test can prove is that a real model does not believe a lie: a headline that invents a takeover is evidence to
 * it like any other. That is why its opinion is bounded by the rules, and why only one member reads news.
 */
class InjectionTest {

    private static final MarketSnapshot RISING = Snapshots.drifting(0.1);
    private static final MarketSnapshot FALLING = Snapshots.drifting(-0.1);

    private static final MarketSnapshot BREAKING = Snapshots.with(Snapshots.readings(101, 65, 0.1, 1, 1500));
    private static final MarketSnapshot OVERSOLD = Snapshots.with(Snapshots.readings(97.5, 28, -0.2, 1, 1000));

    /** One section: its tags stand alone on their lines, and every line between them stands behind a bar. */
    private static final Pattern SECTIONS =
            Pattern.compile("(?:<data name=\"[a-z ]+\">\n(?:\\| [^<>\n]*\n)*</data>\n)+");

    static List<Hostile> headlines() {
        return Hostile.all();
    }

    @Test
    void theCollectionIsLargeAndEachHeadlineIsAnother() {
        assertThat(headlines()).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
        assertThat(headlines()).extracting(Hostile::headline).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("headlines")
    void aHeadlineStaysOneLineOfTheNewsSection(Hostile hostile) {
        List<Question<?>> harmless = asked(hostile.twin());
        List<Question<?>> asked = asked(hostile.headline());

        assertThat(asked).hasSameSizeAs(harmless).isNotEmpty();
        for (int i = 0; i < asked.size(); i++) {
            String data = asked.get(i).prompt().data();
            String twin = harmless.get(i).prompt().data();
            assertThat(data).as(asked.get(i).member()).matches(SECTIONS);
            assertThat(shape(data)).isEqualTo(shape(twin));
            assertThat(without(data)).isEqualTo(without(twin));
        }
    }

    @ParameterizedTest
    @MethodSource("headlines")
    void instructionsComeFromTheirFileAlone(Hostile hostile) {
        for (Question<?> question : asked(hostile.headline())) {
            var told = Instructions.load(
                    Prompts.class, question.prompt().name(), question.prompt().version());
            assertThat(question.prompt().system()).isEqualTo(told.text());
        }
    }

    @ParameterizedTest
    @MethodSource("headlines")
    void whatAToolSaysOfItIsFencedTheSameWay(Hostile hostile) {
        var item = new News.Item(
                "1",
                AgentTester.START,
                hostile.headline(),
                hostile.headline(),
                hostile.headline(),
                List.of(),
                null,
                null);

        assertThat(MarketText.news(List.of(item))).matches(SECTIONS).hasLineCount(3);
    }

    @ParameterizedTest
    @MethodSource("headlines")
    void aMemberThatRepeatsItCannotCarryItFurther(Hostile hostile) {
        var model = new ScriptedModel()
                .says("market_analyst", opinion(Direction.BULLISH, 60, hostile.headline()))
                .says("sentiment_analyst", opinion(Direction.BULLISH, 60, hostile.headline()))
                .says("bull", OnModel.argument(hostile.headline()))
                .says("bear", OnModel.argument(hostile.headline()))
                .says(
                        "synthesiser",
                        opinion(Direction.BULLISH, 60, hostile.headline()),
                        opinion(Direction.BULLISH, 60, "x"));

        BiasSignal bias = OnModel.bias(model, Disagreement.STAND_ASIDE, 1)
                .fact(RISING)
                .run()
                .fact(BiasSignal.class);

        assertThat(model.asked("synthesiser").getFirst().prompt().data()).matches(SECTIONS);
        assertThat(bias.sentence()).doesNotContain("<", ">", "\n");
    }

    /** What an attacker who owns every answer of the model may want. */
    static Stream<Wanted> wanted() {
        var all = new ArrayList<Wanted>();
        for (Direction direction : Direction.values()) {
            for (Action action : Action.values()) {
                for (double price : new double[] {0, 1e-9, 1e12, Double.NaN, Double.POSITIVE_INFINITY, -5}) {
                    all.add(new Wanted(direction, action, 100, price));
                    all.add(new Wanted(direction, action, 0, price));
                }
            }
        }
        return all.stream();
    }

    /** The worst answers: one direction, one action, one price for every level. */
    record Wanted(Direction direction, Action action, int certainty, double price) {

        LanguageModel model() {
            return new LanguageModel() {
                @Override
                public <T extends Record> T ask(Question<T> question) {
                    return question.answer().cast(answer(question.answer()));
                }
            };
        }

        private Record answer(Class<?> type) {
            if (type == ModelCrew.Opinion.class) {
                return opinion(direction, certainty, "Because the headline says so.");
            }
            return type == ModelStrategist.Opinion.class
                    ? new ModelStrategist.Opinion(action, certainty, price, price, price, "It says so.")
                    : OnModel.argument("It says so.");
        }
    }

    @ParameterizedTest
    @MethodSource("wanted")
    void aModelThatObeysStrangersCanTakeATradeBackAndNothingElse(Wanted wanted) {
        for (MarketSnapshot market : List.of(RISING, FALLING, BREAKING, OVERSOLD)) {
            for (Style style : Style.values()) {
                Decision rules = decide(null, style, market);
                Decision obeyed = decide(wanted, style, market);
                if (obeyed.plan() != null) {
                    assertThat(obeyed.action()).isEqualTo(rules.action());
                    assertThat(obeyed.plan()).as("size, prices, side").isEqualTo(rules.plan());
                    assertThat(obeyed.arithmetic()).isEqualTo(rules.arithmetic());
                    assertThat(obeyed.conviction()).isLessThanOrEqualTo(rules.conviction());
                }
            }
        }
    }

    @Test
    void theProofIsNotEmpty() {
        var agreeing = new Wanted(Direction.BULLISH, Action.BUY, 100, 0);
        assertThat(decide(null, Style.MEAN_REVERSION, OVERSOLD).plan()).isNotNull();
        assertThat(decide(agreeing, Style.BREAKOUT, BREAKING).plan()).isNotNull();
        assertThat(decide(agreeing, Style.MOMENTUM, BREAKING).plan()).isNotNull();
        assertThat(decide(new Wanted(Direction.BEARISH, Action.BUY, 100, 0), Style.BREAKOUT, BREAKING)
                        .plan())
                .isNull();
    }

    @Test
    void aModelThatTakesABiasBackDoesNotOpenWhatTheBiasForbade() {
        var certain = new BiasSignal(Snapshots.AAPL, Direction.BEARISH, 90, List.of(), "Falls.", BiasSettings.RULES);
        var voices = List.<dev.kuber.fact.ModelOpinion.Voice>of();
        BiasSignal back = BiasVerdict.of(
                OnModel.MODEL,
                certain,
                opinion(Direction.BULLISH, 100, "Rises."),
                voices,
                List.of(),
                Disagreement.STAND_ASIDE);
        var model = new ScriptedModel().says("strategist", trade(Action.BUY, 100, "Buy."));

        assertThat(back.direction()).isEqualTo(Direction.NEUTRAL);
        assertThat(OnModel.strategy(model, Style.MEAN_REVERSION, Disagreement.STAND_ASIDE, 0)
                        .fact(Snapshots.with(Snapshots.readings(97.5, 28, -0.2, 1, 1000)), back)
                        .run()
                        .stopped())
                .contains("the rules say hold (the bias against it is overwhelming)");
    }

    /** The decision fields of a run. */
    private record Decision(
            Action action, int conviction, dev.kuber.trade.@Nullable TradePlan plan, List<String> arithmetic) {}

    /** Bias, strategy and risk, on rules or on a model that answers what somebody wants. */
    private static Decision decide(@Nullable Wanted wanted, Style style, MarketSnapshot market) {
        var biasAgent = wanted == null
                ? AgentTester.of(new BiasAgent())
                : OnModel.bias(wanted.model(), Disagreement.STAND_ASIDE, 1);
        BiasSignal bias = biasAgent.fact(market).run().fact(BiasSignal.class);
        var strategy = OnModel.strategy(
                Optional.ofNullable(wanted).map(Wanted::model).orElseGet(ScriptedModel::new),
                style,
                Disagreement.STAND_ASIDE,
                0);
        if (wanted == null) {
            strategy.config(new StrategySettings(
                    BiasSettings.RULES, style, 1.5, 55, 2, 1.5, 3, true, Disagreement.STAND_ASIDE, 0));
        }
        Result result = strategy.fact(market, bias).run();
        if (!(result.outcome() instanceof Outcome.Done)) {
            return new Decision(Action.HOLD, 0, null, List.of());
        }
        StrategySignal signal = result.fact(StrategySignal.class);
        PositionRegistry nothing = List::of;
        RiskDecision risk = AgentTester.of(new RiskManager())
                .config(Defaults.of(RiskManager.Config.class))
                .with(Brokerage.class, new FakeBrokerage())
                .with(PositionRegistry.class, nothing)
                .fact(signal)
                .run()
                .fact(RiskDecision.class);
        return new Decision(signal.action(), signal.conviction(), risk.plan(), risk.arithmetic());
    }

    private static List<Question<?>> asked(String headline) {
        var model = new ScriptedModel()
                .says("market_analyst", opinion(Direction.BULLISH, 60, "Up."))
                .says("sentiment_analyst", opinion(Direction.BULLISH, 60, "Up."))
                .says("bull", OnModel.argument("Up."))
                .says("bear", OnModel.argument("Down."))
                .says("synthesiser", opinion(Direction.BULLISH, 60, "Up."));
        OnModel.bias(model, Disagreement.STAND_ASIDE, 1)
                .with(News.class, new Headlines().and("AAPL", AgentTester.START.minusSeconds(60), headline))
                .fact(RISING)
                .run();
        return Stream.of("market_analyst", "sentiment_analyst", "bull", "bear", "synthesiser")
                .flatMap(member -> model.asked(member).stream())
                .toList();
    }

    /** The tags and how many lines stand between them. */
    private static String shape(String data) {
        return data.replaceAll("(?m)^\\| .*$", "|");
    }

    /** Everything but the news. */
    private static String without(String data) {
        return data.replaceAll("<data name=\"news\">\n(?:\\| .*\n)*</data>\n", "");
    }
}
