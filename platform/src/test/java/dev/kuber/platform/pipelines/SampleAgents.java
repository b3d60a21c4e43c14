package dev.kuber.platform.pipelines;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.PipelineChecked;
import dev.kuber.fact.Report;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.TradeExecution;
import dev.kuber.fact.TriggerFired;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.trade.Timeframe;
import java.util.List;

/** Agents that do nothing, declared like the real ones, so that these tests stand alone. */
final class SampleAgents {

    static final Catalog CATALOG = Catalog.of(List.of(
            new Guard(), new Clock(), new Data(), new Bias(), new Strategy(), new Risk(), new Trade(), new Reporter()));

    private SampleAgents() {}

    record None() {}

    abstract static class Idle<C extends Record> implements Agent<C> {
        @Override
        public Outcome run(C config, PipelineState state, Context context) {
            return Outcome.done();
        }
    }

    @AgentInfo(
            type = "guard",
            category = Category.SYSTEM,
            name = "Guard",
            description = "Is always there.",
            gives = PipelineChecked.class)
    static final class Guard extends Idle<None> {}

    @AgentInfo(
            type = "clock",
            category = Category.TRIGGER,
            name = "Clock",
            description = "Fires.",
            gives = TriggerFired.class)
    static final class Clock extends Idle<None> {}

    @AgentInfo(
            type = "data",
            category = Category.DATA,
            name = "Market data",
            description = "Looks.",
            gives = MarketSnapshot.class)
    static final class Data extends Idle<None> {}

    @AgentInfo(
            type = "bias",
            category = Category.ANALYSIS,
            name = "Bias agent",
            description = "Leans.",
            needs = MarketSnapshot.class,
            gives = BiasSignal.class)
    static final class Bias extends Idle<Bias.Config> {
        record Config(
                @Param(title = "Timeframes", init = "[1h, 1d]")
                List<Timeframe> timeframes,

                @Param(title = "Strength", init = "50", min = 0, max = 100)
                int strength) {}
    }

    @AgentInfo(
            type = "strategy",
            category = Category.ANALYSIS,
            name = "Strategy agent",
            description = "Plans.",
            needs = {MarketSnapshot.class, BiasSignal.class},
            gives = StrategySignal.class)
    static final class Strategy extends Idle<Strategy.Config> {
        record Config(@Param(title = "Inner", init = "{}") Inner inner) {}

        record Inner(@Param(title = "Fine", init = "1m") Timeframe fine) {}
    }

    @AgentInfo(
            type = "risk",
            category = Category.RISK,
            name = "Risk manager",
            description = "Doubts.",
            needs = {StrategySignal.class, PipelineChecked.class},
            gives = RiskDecision.class)
    static final class Risk extends Idle<None> {}

    @AgentInfo(
            type = "trade",
            category = Category.EXECUTION,
            name = "Trade manager",
            description = "Acts.",
            gives = TradeExecution.class)
    static final class Trade extends Idle<None> {}

    @AgentInfo(
            type = "reporter",
            category = Category.REPORTING,
            name = "Reporter",
            description = "Tells.",
            gives = Report.class)
    static final class Reporter extends Idle<None> {}
}
