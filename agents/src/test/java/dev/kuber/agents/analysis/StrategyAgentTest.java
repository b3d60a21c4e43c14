package dev.kuber.agents.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agents.analysis.StrategySettings.Style;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.fact.StrategySignal.Levels;
import dev.kuber.indicator.Readings;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Result;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrategyAgentTest {

    private static final Readings RISING = Snapshots.readings(100, 60, 0.1, 1, 1200);
    private static final BiasSignal BULLISH = Snapshots.bias(Direction.BULLISH, 80);
    private static final BiasSignal BEARISH = Snapshots.bias(Direction.BEARISH, 80);

    @Test
    void aMomentumTradeIsPlannedWithAReasonForEachLevel() {
        StrategySignal signal = signal(Style.MOMENTUM, RISING, BULLISH);

        assertThat(signal.action()).isEqualTo(Action.BUY);
        Levels levels = levels(signal);
        assertThat(levels.entry().price()).isEqualTo(Price.of("100"));
        assertThat(levels.stopLoss().price()).isEqualTo(Price.of("98"));
        assertThat(levels.target1().price()).isEqualTo(Price.of("103"));
        assertThat(levels.target2().price()).isEqualTo(Price.of("106"));
        assertThat(levels.stopLoss().reason()).isEqualTo("2.0 times the average true range of 1.0 from the entry");
        assertThat(levels.target1().reason()).isEqualTo("1.5 times the risk of $2 a unit");
        assertThat(signal.sentence())
                .startsWith("Buy AAPL at $100.00, stop $98.00, targets $103.00 and $106.00; momentum up");
    }

    @Test
    void holdingEverythingStopsTheExecutionWithTheReason() {
        var neutral = Snapshots.bias(Direction.NEUTRAL, 60);
        assertThat(run(Style.MOMENTUM, RISING, neutral, false).stopped()).isEqualTo("Hold AAPL: the bias is neutral.");
    }

    @Test
    void momentumHonoursTheBiasAndItsConfirmations() {
        assertThat(holds(Style.MOMENTUM, Snapshots.readings(100, 60, -0.1, 1, 1200), BULLISH))
                .contains("MACD");
        assertThat(holds(Style.MOMENTUM, Snapshots.readings(98, 60, 0.1, 1, 1200), BULLISH))
                .contains("SMA(20)");
        assertThat(holds(Style.MOMENTUM, Snapshots.readings(100, 45, 0.1, 1, 1200), BULLISH))
                .contains("no momentum");
        assertThat(holds(Style.MOMENTUM, Snapshots.readings(100, 80, 0.1, 1, 1200), BULLISH))
                .contains("exhausted");
        assertThat(holds(Style.MOMENTUM, RISING, Snapshots.bias(Direction.BULLISH, 54)))
                .contains("too uncertain");
    }

    @Test
    void shortTradesAreOffUnlessAllowed() {
        Readings falling = Snapshots.readings(97, 40, -0.1, 1, 1200);

        assertThat(holds(Style.MOMENTUM, falling, BEARISH)).contains("short trades are off");
        StrategySignal signal = run(Style.MOMENTUM, falling, BEARISH, true).fact(StrategySignal.class);
        assertThat(signal.action()).isEqualTo(Action.SELL);
        assertThat(levels(signal).stopLoss().price()).isEqualTo(Price.of("99"));
        assertThat(levels(signal).target2().price()).isEqualTo(Price.of("91"));
    }

    @Test
    void meanReversionBuysTheOversoldEvenAgainstABearishBiasButNotAnOverwhelmingOne() {
        Readings oversold = Snapshots.readings(97.5, 28, -0.2, 1, 1000);

        assertThat(signal(Style.MEAN_REVERSION, oversold, BEARISH).action()).isEqualTo(Action.BUY);
        assertThat(holds(Style.MEAN_REVERSION, oversold, Snapshots.bias(Direction.BEARISH, 90)))
                .contains("overwhelming");
        assertThat(holds(Style.MEAN_REVERSION, RISING, BULLISH)).contains("not stretched");
    }

    @Test
    void aBreakoutNeedsVolume() {
        assertThat(signal(Style.BREAKOUT, Snapshots.readings(101, 65, 0.1, 1, 1500), BULLISH)
                        .action())
                .isEqualTo(Action.BUY);
        assertThat(holds(Style.BREAKOUT, Snapshots.readings(101, 65, 0.1, 1, 900), BULLISH))
                .contains("volume");
        assertThat(holds(Style.BREAKOUT, Snapshots.readings(99, 65, 0.1, 1, 1500), BULLISH))
                .contains("inside");
        assertThat(holds(Style.BREAKOUT, Snapshots.readings(101, 65, 0.1, 1, 1500), BEARISH))
                .contains("but the bias is bearish");
    }

    @Test
    void unknownIndicatorsAreNeverTraded() {
        assertThat(holds(Style.MOMENTUM, Snapshots.readings(100, Double.NaN, 0.1, 1, 1200), BULLISH))
                .contains("too little history");
    }

    @Test
    void levelsAlwaysMakeATradePlanAndNeverPayLessThanTheirMultiple() {
        var random = new Random(11);
        int planned = 0;
        for (int i = 0; i < 20_000; i++) {
            boolean up = random.nextBoolean();
            Price last = Price.rounded(Math.exp(random.nextDouble() * 14 - 3));
            double atr = last.toDouble() * random.nextDouble() * 0.3;
            var config = config(Style.MOMENTUM, true);
            var quote = new Quote(Symbol.of("X"), last, last, last, AgentTester.START);
            Levels levels = PriceLevels.of(config, quote, atr, up).orElse(null);
            if (levels == null) {
                continue;
            }
            planned++;
            var plan = new TradePlan(
                    Symbol.of("X"),
                    up ? Side.BUY : Side.SELL,
                    Quantity.of(1),
                    levels.entry().price(),
                    levels.stopLoss().price(),
                    levels.target1().price(),
                    levels.target2().price());
            BigDecimal reward = plan.target1().minus(plan.entry()).abs();
            assertThat(reward).isGreaterThanOrEqualTo(plan.riskPerUnit().multiply(new BigDecimal("1.5")));
        }
        assertThat(planned).isGreaterThan(10_000);
    }

    @Test
    void theSecondTargetMustNotBeNearerThanTheFirst() {
        assertThatThrownBy(() -> new StrategySettings(
                        "rules", Style.MOMENTUM, 1.5, 55, 2, 3, 1.5, false, Disagreement.STAND_ASIDE, 0))
                .hasMessage("target2: must not be nearer than target 1.");
    }

    private static Levels levels(StrategySignal signal) {
        assertThat(signal.levels()).isNotNull();
        return java.util.Objects.requireNonNull(signal.levels());
    }

    private static StrategySignal signal(Style style, Readings readings, BiasSignal bias) {
        return run(style, readings, bias, false).fact(StrategySignal.class);
    }

    private static String holds(Style style, Readings readings, BiasSignal bias) {
        return run(style, readings, bias, false).stopped();
    }

    private static Result run(Style style, Readings readings, BiasSignal bias, boolean allowShort) {
        MarketSnapshot snapshot = Snapshots.with(readings);
        return AgentTester.of(new StrategyAgent())
                .config(config(style, allowShort))
                .fact(snapshot, bias)
                .run();
    }

    private static StrategySettings config(Style style, boolean allowShort) {
        return new StrategySettings("rules", style, 1.5, 55, 2, 1.5, 3, allowShort, Disagreement.STAND_ASIDE, 0);
    }
}
