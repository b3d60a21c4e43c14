package dev.kuber.agents.analysis;

import static dev.kuber.agents.analysis.OnModel.argument;
import static dev.kuber.agents.analysis.OnModel.opinion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.ModelOpinion;
import dev.kuber.fact.ModelOpinion.Agreement;
import dev.kuber.fact.ModelOpinion.Voice;
import dev.kuber.port.LanguageModel.BudgetExceeded;
import dev.kuber.port.LanguageModel.Question;
import dev.kuber.port.LanguageModel.Tool;
import dev.kuber.port.LanguageModel.Unavailable;
import dev.kuber.port.MarketData;
import dev.kuber.port.News;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Headlines;
import dev.kuber.testing.Prices;
import dev.kuber.testing.ScriptedModel;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModelBiasTest {

    private static final MarketSnapshot RISING = Snapshots.drifting(0.1);
    private static final int RULES_CONFIDENCE = rules(RISING).confidence();

    private final ScriptedModel model = new ScriptedModel();

    @Test
    void theAnalystsAreHeardAndThenTheOneWhoHasReadThem() {
        analysts(Direction.BULLISH, Direction.NEUTRAL);
        model.says("synthesiser", opinion(Direction.BULLISH, 55, "Rising calmly."));

        BiasSignal bias = bias(Disagreement.STAND_ASIDE, 0);

        assertThat(bias.direction()).isEqualTo(Direction.BULLISH);
        assertThat(bias.confidence()).isEqualTo(55);
        assertThat(bias.model()).isEqualTo("some/model");
        assertThat(bias.sentence())
                .isEqualTo("AAPL is bullish, confidence 55: some/model and the rules agree. Rising calmly.");
        assertThat(asked("synthesiser").prompt().data())
                .contains("| market_analyst: bullish, confidence 60. a factor. Trend up.")
                .contains("| sentiment_analyst: neutral, confidence 60. a factor. Mood.");
        assertThat(opinionOf(bias).voices())
                .extracting(Voice::prompt)
                .containsExactly("market_analyst.1", "sentiment_analyst.1");
    }

    @Test
    void agreementNeverMakesTheRulesMoreCertain() {
        analysts(Direction.BULLISH, Direction.BULLISH);
        model.says("synthesiser", opinion(Direction.BULLISH, 100, "To the moon."));

        assertThat(bias(Disagreement.STAND_ASIDE, 0).confidence()).isEqualTo(RULES_CONFIDENCE);
    }

    @Test
    void whereTheyDisagreeNobodyIsFollowedAndBothAreShown() {
        analysts(Direction.BEARISH, Direction.BEARISH);
        model.says("synthesiser", opinion(Direction.BEARISH, 90, "It will fall."));

        BiasSignal bias = bias(Disagreement.STAND_ASIDE, 0);

        assertThat(bias.direction()).isEqualTo(Direction.NEUTRAL);
        assertThat(bias.confidence()).isZero();
        assertThat(bias.sentence())
                .contains("some/model says bearish (90), the rules say bullish (" + RULES_CONFIDENCE
                        + "), so nobody is followed.");
        ModelOpinion opinion = opinionOf(bias);
        assertThat(opinion.agreement()).isEqualTo(Agreement.OPPOSES);
        assertThat(opinion.verdict()).isEqualTo("bearish");
        assertThat(opinion.rules()).isEqualTo("bullish");
    }

    @Test
    void aTraderMayFollowTheModel() {
        analysts(Direction.BEARISH, Direction.BEARISH);
        model.says("synthesiser", opinion(Direction.BEARISH, 90, "It will fall."));

        BiasSignal bias = bias(Disagreement.FOLLOW_MODEL, 0);

        assertThat(bias.direction()).isEqualTo(Direction.BEARISH);
        assertThat(bias.confidence()).isEqualTo(90);
        assertThat(bias.sentence()).contains("the rules say bullish");
    }

    @Test
    void aDebateIsHeldBetweenTheAnalystsAndTheOneWhoDecides() {
        analysts(Direction.BULLISH, Direction.NEUTRAL);
        model.says("bull", argument("Cheap."), argument("Still cheap."));
        model.says("bear", argument("Dear."), argument("Too dear."));
        model.says("synthesiser", opinion(Direction.BULLISH, 55, "Rising."));

        BiasSignal bias = bias(Disagreement.STAND_ASIDE, 2);

        assertThat(asked("synthesiser").prompt().data())
                .contains("<data name=\"debate\">\n| bull: Cheap.\n| bear: Dear.\n| bull: Still cheap.\n");
        assertThat(opinionOf(bias).voices()).hasSize(6);
        assertThat(model.asked()).hasSize(7);
    }

    @Test
    void aWrongFigureIsAskedAboutOnceAndMayBePutRight() {
        analysts(Direction.BULLISH, Direction.BULLISH);
        model.says(
                "synthesiser",
                opinion(Direction.BULLISH, 60, "RSI is 3.2 on 5m."),
                opinion(Direction.BULLISH, 55, "It rises."));

        BiasSignal bias = bias(Disagreement.STAND_ASIDE, 0);

        assertThat(bias.confidence()).isEqualTo(55);
        assertThat(opinionOf(bias).flaws()).isEmpty();
        assertThat(model.asked("synthesiser").getLast().prompt().data())
                .contains("<data name=\"wrong figures in your answer\">\n| 'RSI is 3.2' is not so: ");
    }

    @Test
    void whoIsWrongAgainIsFlaggedAndBelievedHalf() {
        analysts(Direction.BULLISH, Direction.BULLISH);
        var wrong = opinion(Direction.BULLISH, 60, "RSI is 3.2 on 5m.");
        model.says("synthesiser", wrong, wrong);

        BiasSignal bias = bias(Disagreement.STAND_ASIDE, 0);

        assertThat(bias.confidence()).isEqualTo(30);
        assertThat(opinionOf(bias).confidence()).isEqualTo(60);
        assertThat(opinionOf(bias).flaws()).hasSize(1);
        assertThat(bias.sentence()).endsWith("Some of its figures are wrong, so it counts half.");
    }

    @Test
    void anAnalystsWrongFigureIsShownToTheOneWhoDecides() {
        model.says("market_analyst", opinion(Direction.BULLISH, 60, "RSI is 3.2."));
        model.says("sentiment_analyst", opinion(Direction.BULLISH, 60, "Mood."));
        model.says("synthesiser", opinion(Direction.BULLISH, 55, "Rising."));

        bias(Disagreement.STAND_ASIDE, 0);

        assertThat(asked("synthesiser").prompt().data())
                .contains("| wrong figure of the market_analyst: 'RSI is 3.2' is not so: ");
    }

    @Test
    void onlyTheSentimentAnalystReadsNewsAndOnlyThoseOfItsHours() {
        analysts(Direction.BULLISH, Direction.BULLISH);
        model.says("synthesiser", opinion(Direction.BULLISH, 55, "Rising."));
        var news = new Headlines()
                .and("AAPL", AgentTester.START.minus(Duration.ofHours(1)), "New phone sells well")
                .and("AAPL", AgentTester.START.minus(Duration.ofHours(30)), "Old story")
                .and("MSFT", AgentTester.START.minus(Duration.ofHours(1)), "Another company");

        OnModel.bias(model, Disagreement.STAND_ASIDE, 0)
                .with(News.class, news)
                .fact(RISING)
                .run();

        assertThat(asked("sentiment_analyst").prompt().data())
                .contains("| 2026-03-02T14:00:00Z Test Wire: New phone sells well\n")
                .doesNotContain("Old story", "Another company");
        assertThat(asked("market_analyst").prompt().data()).doesNotContain("phone");
    }

    @Test
    void toolsGiveWhatWasKnownWhenTheSnapshotWasTakenAndBearAnyArgument() {
        analysts(Direction.BULLISH, Direction.BULLISH);
        model.says("synthesiser", opinion(Direction.BULLISH, 55, "Rising."));
        Prices later = Prices.of("AAPL", Timeframe.M5, 1, 2, 3, 4);
        MarketSnapshot early = Snapshots.with(Snapshots.closing(
                Snapshots.readings(3, 60, 0.1, 1, 1000), AgentTester.START.minus(Duration.ofMinutes(5))));

        OnModel.bias(model, Disagreement.STAND_ASIDE, 0)
                .with(MarketData.class, later)
                .fact(early)
                .run();

        List<Tool<?>> tools = asked("market_analyst").tools();
        assertThat(tools).extracting(Tool::name).containsExactly("indicators", "bars");
        assertThat(call(tools.get(1), new MarketTools.OfBars("5m", 2)))
                .contains("2026-03-02T14:55:00Z, 2.0")
                .doesNotContain("2026-03-02T15:00:00Z")
                .hasLineCount(5);
        assertThat(call(tools.get(0), new MarketTools.OfTimeframe("5m"))).contains("RSI14 60.0");
        assertThat(call(tools.get(0), new MarketTools.OfTimeframe("<1y>"))).contains("There are: [5m]");
        assertThat(call(tools.get(1), new MarketTools.OfBars("5m", -7))).contains("closes at");
    }

    @Test
    void aModelThatIsNotConnectedNeverFallsBackToRules() {
        var result =
                OnModel.bias(model, Disagreement.STAND_ASIDE, 0).fact(RISING).run();

        assertThat(result.failed()).isEqualTo("No model 'some/model' is connected: add its key or choose rules.");
        assertThat(result.outcome()).hasFieldOrPropertyWithValue("retry", false);
        assertThat(result.facts()).isEmpty();
    }

    @Test
    void anAnswerOutOfRangeIsNotUsed() {
        model.says("market_analyst", opinion(Direction.BULLISH, 1_000, "Sure."));
        model.says("sentiment_analyst", opinion(Direction.BULLISH, 60, "Mood."));

        assertThat(OnModel.bias(model, Disagreement.STAND_ASIDE, 0)
                        .fact(RISING)
                        .run()
                        .failed())
                .contains("cannot be used");
    }

    @Test
    void moneyThatIsGoneIsNotAnAnswerOfTheModel() {
        model.says("sentiment_analyst", opinion(Direction.BULLISH, 60, "Mood."));
        model.answers("market_analyst", _ -> {
            throw new BudgetExceeded("Spent $5.00 of $5.00.");
        });

        var tester = OnModel.bias(model, Disagreement.STAND_ASIDE, 0).fact(RISING);

        assertThatThrownBy(tester::run).isInstanceOf(BudgetExceeded.class).hasMessage("Spent $5.00 of $5.00.");
    }

    @Test
    void aModelThatMayAnswerLaterIsAskedAgain() {
        model.says("sentiment_analyst", opinion(Direction.BULLISH, 60, "Mood."));
        model.answers("market_analyst", _ -> {
            throw new Unavailable("Busy.", true);
        });

        var result =
                OnModel.bias(model, Disagreement.STAND_ASIDE, 0).fact(RISING).run();

        assertThat(result.failed()).isEqualTo("Busy.");
        assertThat(result.outcome()).hasFieldOrPropertyWithValue("retry", true);
    }

    private BiasSignal bias(Disagreement disagreement, int rounds) {
        return OnModel.bias(model, disagreement, rounds).fact(RISING).run().fact(BiasSignal.class);
    }

    private void analysts(Direction market, Direction mood) {
        model.says("market_analyst", opinion(market, 60, "Trend up."));
        model.says("sentiment_analyst", opinion(mood, 60, "Mood."));
    }

    private Question<?> asked(String member) {
        return model.asked(member).getFirst();
    }

    static BiasSignal rules(MarketSnapshot snapshot) {
        return AgentTester.of(new BiasAgent()).fact(snapshot).run().fact(BiasSignal.class);
    }

    private static ModelOpinion opinionOf(BiasSignal bias) {
        return Objects.requireNonNull(bias.opinion());
    }

    @SuppressWarnings("unchecked") // the test knows what the tool takes
    private static <A extends Record> String call(Tool<?> tool, A arguments) {
        return ((Tool<A>) tool).call().apply(arguments);
    }
}
