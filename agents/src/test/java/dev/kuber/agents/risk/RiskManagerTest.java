package dev.kuber.agents.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.RiskDecision.Verdict;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.fact.StrategySignal.Level;
import dev.kuber.fact.StrategySignal.Levels;
import dev.kuber.port.Brokerage;
import dev.kuber.port.PositionRegistry;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.FakeBrokerage;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RiskManagerTest {

    private final FakeBrokerage broker = new FakeBrokerage();
    private final List<PositionRegistry.Entry> positions = new ArrayList<>();

    @Test
    void theSizeIsTheRiskOverTheDistanceToTheStop() {
        RiskDecision decision = decide(signal("AAPL", "50", "25", "87.5", "125"));

        // 100,000 x 2 % / 25 = 80, and 80 x 50 is below 10 % of equity
        assertThat(decision.verdict()).isEqualTo(Verdict.APPROVED);
        assertThat(plan(decision).quantity()).isEqualTo(Quantity.of(80));
        assertThat(decision.sentence()).isEqualTo("Approved: 80 AAPL for $4,000.00, $2,000.00 at risk.");
        assertThat(decision.arithmetic())
                .contains("Risk: $100,000.00 equity x 2 % = $2,000.00; / |50.00 - 25.00| = 25 a unit = 80.000000")
                .anyMatch(line -> line.startsWith("Sector exposure: not checked"))
                .anyMatch(line -> line.startsWith("Drawdown: not checked"));
    }

    @Test
    void theCapPerPositionAdjustsTheSize() {
        RiskDecision decision = decide(signal("AAPL", "187.40", "185.10", "190.90", "194.38"));

        assertThat(decision.verdict()).isEqualTo(Verdict.ADJUSTED);
        assertThat(plan(decision).quantity()).isEqualTo(Quantity.of(53));
        assertThat(decision.sentence()).endsWith("limited by the cap per position.");
    }

    @Test
    void aPairTradesInFractions() {
        RiskDecision decision = decide(signal("BTC/USD", "45000", "44000", "46500", "48000"));

        assertThat(plan(decision).quantity()).isEqualTo(Quantity.of("0.222222"));
    }

    @Test
    void aShareTooDearForTheCapIsRejectedWhereTheBrokerTakesNoFractions() {
        broker.can(true, false, true);

        RiskDecision decision = decide(signal("BRK.A", "700000", "690000", "715000", "730000"));

        assertThat(decision.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(decision.sentence()).contains("leaves no room for the smallest quantity");
    }

    @Test
    void whatTheAccountHoldsOfTheSymbolCounts() {
        broker.holds("AAPL", Side.BUY, "100", "190");

        // 20 % of 100,000 less 19,000 held leaves 1,000
        assertThat(plan(decide(signal("AAPL", "50", "25", "87.5", "125"))).quantity())
                .isEqualTo(Quantity.of(20));
    }

    @Test
    void buyingPowerIsSharedAmongTheTradesOfOneRun() {
        broker.account("6000", "100000", "6000");
        var result = tester("AAPL", "MSFT")
                .fact(signal("AAPL", "50", "25", "87.5", "125"), signal("MSFT", "50", "25", "87.5", "125"))
                .run();

        assertThat(plan(result.fact(RiskDecision.class, "AAPL")).quantity()).isEqualTo(Quantity.of(80));
        assertThat(plan(result.fact(RiskDecision.class, "MSFT")).quantity()).isEqualTo(Quantity.of(38));
    }

    @Test
    void tooLittleRewardIsRejected() {
        assertThat(decide(signal("AAPL", "50", "48", "52.9", "60")).sentence())
                .isEqualTo("Rejected AAPL: reward/risk of 1.45 is below the minimum of 1.5.");
    }

    @Test
    void tooManyOpenPositionsAreRejected() {
        TradePlan plan = plan(decide(signal("AAPL", "50", "25", "87.5", "125")));
        for (int i = 0; i < 5; i++) {
            positions.add(
                    new PositionRegistry.Entry("e" + i, new Position.Opening(plan, List.of(), AgentTester.START)));
        }

        assertThat(decide(signal("AAPL", "50", "25", "87.5", "125")).sentence())
                .isEqualTo("Rejected AAPL: 5 positions are open, the most this pipeline may have.");
    }

    @Test
    void aDrawdownBeyondItsLimitIsRejected() {
        broker.account("79000", "79000", "79000");
        RiskManager.Config config = config("100000");

        RiskDecision decision = tester("AAPL")
                .config(config)
                .fact(signal("AAPL", "50", "25", "87.5", "125"))
                .run()
                .fact(RiskDecision.class);

        assertThat(decision.sentence()).contains("21.00 % below its starting equity");
    }

    @Test
    void holdIsNothingToTrade() {
        var hold = new StrategySignal(Symbol.of("AAPL"), Action.HOLD, 0, null, "Hold.", "rules");

        assertThat(decide(hold).sentence()).isEqualTo("Rejected AAPL: there is nothing to trade.");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsAskedAgain() {
        broker.available(false);

        assertThat(tester("AAPL")
                        .fact(signal("AAPL", "50", "25", "87.5", "125"))
                        .run()
                        .failed())
                .startsWith("The account cannot be read");
    }

    private RiskDecision decide(StrategySignal signal) {
        return tester(signal.symbol().value()).fact(signal).run().fact(RiskDecision.class);
    }

    private AgentTester<RiskManager.Config> tester(String... symbols) {
        return AgentTester.of(new RiskManager())
                .symbols(symbols)
                .with(Brokerage.class, broker)
                .with(PositionRegistry.class, () -> positions);
    }

    private static TradePlan plan(RiskDecision decision) {
        assertThat(decision.plan()).as(decision.sentence()).isNotNull();
        return Objects.requireNonNull(decision.plan());
    }

    private static RiskManager.Config config(String startingEquity) {
        return new RiskManager.Config(
                BigDecimal.TWO,
                BigDecimal.TEN,
                new BigDecimal("20"),
                new BigDecimal("1.5"),
                5,
                new BigDecimal(startingEquity),
                new BigDecimal("20"),
                "rules");
    }

    static StrategySignal signal(String symbol, String entry, String stop, String target1, String target2) {
        return new StrategySignal(
                Symbol.of(symbol),
                Action.BUY,
                70,
                new Levels(level(entry), level(stop), level(target1), level(target2)),
                "Buy.",
                "rules");
    }

    private static Level level(String price) {
        return new Level(Price.of(price), "because");
    }
}
