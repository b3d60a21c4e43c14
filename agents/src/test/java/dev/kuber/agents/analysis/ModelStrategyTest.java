package dev.kuber.agents.analysis;

import static dev.kuber.agents.analysis.OnModel.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agents.analysis.StrategySettings.Style;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.ModelOpinion;
import dev.kuber.fact.ModelOpinion.Agreement;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.fact.StrategySignal.Levels;
import dev.kuber.indicator.Readings;
import dev.kuber.testing.Result;
import dev.kuber.testing.ScriptedModel;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelStrategyTest {

    private static final Readings RISING = Snapshots.readings(100, 60, 0.1, 1, 1200);
    private static final BiasSignal BULLISH = Snapshots.bias(Direction.BULLISH, 80);

    private final ScriptedModel model = new ScriptedModel();

    @Test
    void aModelThatAgreesConfirmsWhatTheRulesPlan() {
        StrategySignal signal = run(Disagreement.STAND_ASIDE, 0, trade(Action.BUY, 66, "It rises."))
                .fact(StrategySignal.class);

        assertThat(signal.model()).isEqualTo("some/model");
        assertThat(signal.conviction()).isEqualTo(66);
        assertThat(levels(signal).stopLoss().price()).isEqualTo(Price.of("98"));
        assertThat(signal.sentence()).endsWith("; some/model agrees: It rises.");
        assertThat(Objects.requireNonNull(signal.opinion()).agreement()).isEqualTo(Agreement.AGREES);
        assertThat(model.asked().getFirst().prompt().data())
                .contains("| If bought: entry 100.00, stop 98.00, targets 103.00 and 106.00\n")
                .contains("| Bias: bullish, confidence 80\n");
    }

    @Test
    void whereTheyDisagreeNothingIsTraded() {
        assertThat(run(Disagreement.STAND_ASIDE, 0, trade(Action.SELL, 100, "It falls."))
                        .stopped())
                .startsWith("Hold AAPL: some/model says sell, the rules say buy (momentum up")
                .endsWith("so nobody is followed: It falls.");
    }

    @Test
    void aModelThatIsFollowedStillHonoursTheBias() {
        assertThat(run(Disagreement.FOLLOW_MODEL, 0, trade(Action.SELL, 100, "It falls."))
                        .stopped())
                .contains("but the bias is bullish");
        StrategySignal signal = run(Disagreement.FOLLOW_MODEL, 0, trade(Action.BUY, 100, "It rises."))
                .fact(StrategySignal.class);
        assertThat(signal.conviction()).isEqualTo(100);
    }

    @Test
    void levelsStayWhereTheSettingsPutThemUnlessThereIsLeeway() {
        var wish = new ModelStrategist.Opinion(Action.BUY, 60, 97.5, 110, 150, "It rises.");

        Levels levels = levels(run(Disagreement.STAND_ASIDE, 0, wish).fact(StrategySignal.class));

        assertThat(levels.stopLoss().price()).isEqualTo(Price.of("98"));
        assertThat(levels.stopLoss().reason()).endsWith("; the model wished 97.5, leeway 0.0 %");
        assertThat(levels.target1().price()).isEqualTo(Price.of("103"));
    }

    @Test
    void levelsMoveAsFarAsTheLeeway() {
        var wish = new ModelStrategist.Opinion(Action.BUY, 60, 98.2, 110, 105.9, "It rises.");

        Levels levels = levels(run(Disagreement.STAND_ASIDE, 20, wish).fact(StrategySignal.class));

        assertThat(levels.stopLoss().price()).isEqualTo(Price.of("98.20"));
        assertThat(levels.target1().price()).isEqualTo(Price.of("103.60"));
        assertThat(levels.target2().price()).isEqualTo(Price.of("105.90"));
        assertThat(levels.target1().reason()).endsWith("; the model wished 110.0, leeway 20.0 %");
    }

    @Test
    void whatAModelWishesNeverLeavesItsLeewayNorPaysTooLittle() {
        var random = new Random(3);
        int moved = 0;
        for (int i = 0; i < 20_000; i++) {
            boolean up = random.nextBoolean();
            double leeway = random.nextInt(51);
            var config = new StrategySettings(
                    "m", Style.MOMENTUM, 1.5, 55, 2, 1.5, 3, true, Disagreement.FOLLOW_MODEL, leeway);
            Price last = Price.rounded(Math.exp(random.nextDouble() * 10 - 2));
            var quote = new Quote(Snapshots.AAPL, last, last, last, dev.kuber.testing.AgentTester.START);
            Levels from = PriceLevels.of(config, quote, last.toDouble() * random.nextDouble() * 0.1, up)
                    .orElse(null);
            if (from == null) {
                continue;
            }
            Levels to = PriceLevels.moved(
                    config, from, up, new PriceLevels.Wish(wish(random, last), wish(random, last), wish(random, last)));
            moved += to.equals(from) ? 0 : 1;
            within(from, to, leeway);
            double risk = distance(to, to.stopLoss());
            assertThat(distance(to, to.target1())).isGreaterThanOrEqualTo(1.5 * risk - 1e-9);
            assertThat(distance(to, to.target2())).isGreaterThanOrEqualTo(distance(to, to.target1()));
        }
        assertThat(moved).isGreaterThan(3_000);
    }

    private static void within(Levels from, Levels to, double leeway) {
        for (var pair : new StrategySignal.Level[][] {
            {from.stopLoss(), to.stopLoss()}, {from.target1(), to.target1()}, {from.target2(), to.target2()}
        }) {
            double tick = pair[1].price().toDouble() < 1 ? 0.0001 : 0.01;
            double most = distance(from, pair[0]) * leeway / 100 + 2 * tick;
            assertThat(Math.abs(pair[1].price().toDouble() - pair[0].price().toDouble()))
                    .isLessThanOrEqualTo(most);
        }
    }

    private static double distance(Levels levels, StrategySignal.Level level) {
        return Math.abs(level.price().toDouble() - levels.entry().price().toDouble());
    }

    private static double wish(Random random, Price last) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> Double.NaN;
            case 2 -> Double.POSITIVE_INFINITY;
            case 3 -> -last.toDouble();
            default -> last.toDouble() * (0.8 + 0.4 * random.nextDouble());
        };
    }

    @Test
    void wrongFiguresAreAskedAboutOnceAndThenBelievedHalf() {
        var wrong = trade(Action.BUY, 60, "RSI is 12 on 5m.");

        StrategySignal signal = run(Disagreement.STAND_ASIDE, 0, wrong, wrong).fact(StrategySignal.class);

        assertThat(signal.conviction()).isEqualTo(30);
        ModelOpinion opinion = Objects.requireNonNull(signal.opinion());
        assertThat(opinion.flaws()).containsExactly("'RSI is 12' is not so: 60.0 on 5m.");
        assertThat(model.asked()).hasSize(2);
    }

    private Result run(Disagreement disagreement, double leeway, ModelStrategist.Opinion... answers) {
        model.says("strategist", answers);
        return OnModel.strategy(model, Style.MOMENTUM, disagreement, leeway)
                .fact(Snapshots.with(RISING), BULLISH)
                .run();
    }

    private static Levels levels(StrategySignal signal) {
        return Objects.requireNonNull(signal.levels());
    }
}
