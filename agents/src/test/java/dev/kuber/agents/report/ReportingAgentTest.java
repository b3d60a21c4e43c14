package dev.kuber.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.DataMissing;
import dev.kuber.fact.Report;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.RiskDecision.Verdict;
import dev.kuber.fact.TradeExecution;
import dev.kuber.fact.TriggerFired;
import dev.kuber.testing.AgentTester;
import dev.kuber.trade.Money;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportingAgentTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final TradePlan PLAN = new TradePlan(
            AAPL,
            Side.BUY,
            Quantity.of(120),
            Price.of("187.40"),
            Price.of("185.10"),
            Price.of("190.90"),
            Price.of("194.38"));

    @Test
    void aClosedTradeIsToldFromTriggerToResult() {
        var closed = new Position.Closed(
                PLAN,
                AgentTester.START,
                AgentTester.START.plusSeconds(3600),
                Quantity.of(120),
                Price.of("187.42"),
                Price.of("192.64"),
                Money.of("624"),
                Money.of("2.40"),
                ExitReason.TARGET,
                "the target was reached");

        Report report = AgentTester.of(new ReportingAgent())
                .fact(
                        new TriggerFired(AgentTester.START, List.of(AAPL), "Fired at 15:00."),
                        new BiasSignal(
                                AAPL,
                                BiasSignal.Direction.BULLISH,
                                80,
                                List.of("a factor"),
                                "AAPL is bullish.",
                                "rules"),
                        new RiskDecision(AAPL, Verdict.APPROVED, PLAN, List.of("2 % of equity"), "Approved: 120 AAPL."),
                        new TradeExecution(
                                AAPL, new Position.Opening(PLAN, List.of(), AgentTester.START), "Buying 120.", null),
                        new TradeExecution(AAPL, closed, "Closed 120 AAPL.", null))
                .run()
                .fact(Report.class);

        assertThat(report.title()).isEqualTo("AAPL +$624.00 (the target was reached)");
        assertThat(report.markdown())
                .startsWith("# AAPL +$624.00")
                .containsSubsequence(
                        "**Trigger.** Fired at 15:00.",
                        "**Bias.** AAPL is bullish. (rules)",
                        "- a factor",
                        "**Risk.** Approved: 120 AAPL.",
                        "- 2 % of equity",
                        "- Buying 120.",
                        "- Closed 120 AAPL.",
                        "**Result.** $624.00 after $2.40 commission");
    }

    @Test
    void aRejectedTradeIsReportedToo() {
        Report report = AgentTester.of(new ReportingAgent())
                .symbols("AAPL", "GONE")
                .fact(
                        new RiskDecision(AAPL, Verdict.REJECTED, null, List.of(), "Rejected AAPL: too risky."),
                        new DataMissing(Symbol.of("GONE"), "There are no prices of GONE."))
                .run()
                .fact(Report.class);

        assertThat(report.title()).isEqualTo("AAPL rejected by the risk manager; GONE without market data");
        assertThat(report.markdown()).contains("Rejected AAPL: too risky.", "There are no prices of GONE.");
    }
}
