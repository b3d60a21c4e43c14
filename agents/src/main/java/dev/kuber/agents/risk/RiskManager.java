package dev.kuber.agents.risk;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.agents.analysis.BiasSettings;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.Brokerage;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.PositionRegistry;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Sizes each trade by what it may lose and refuses what breaks a limit; every number is shown. */
@AgentInfo(
        type = "risk_manager",
        category = AgentInfo.Category.RISK,
        name = "Risk manager",
        description =
                "Approves, adjusts or rejects each trade with the arithmetic shown: size by risk, caps per position"
                        + " and symbol, buying power, reward/risk, open positions, drawdown.",
        icon = "shield-check-outline",
        pricePerHour = "0.05",
        averageMinutes = 3,
        needs = StrategySignal.class,
        gives = RiskDecision.class,
        uses = {Brokerage.class, PositionRegistry.class, LanguageModel.class},
        asks = @AgentInfo.Asks(prompt = "risk_commentator.1", averageInputTokens = 450, averageOutputTokens = 120))
public final class RiskManager implements Agent<RiskManager.Config> {

    /** Settings of a risk manager. */
    public record Config(
            @Param(
                    title = "Risk per trade",
                    description = "Part of equity that is lost if the stop is hit.",
                    init = "2",
                    min = 0.01,
                    max = 20,
                    unit = "%")
            BigDecimal riskPercent,

            @Param(
                    title = "Largest position",
                    description = "Part of equity that one position may cost.",
                    init = "10",
                    min = 0.1,
                    max = 100,
                    unit = "%")
            BigDecimal positionPercent,

            @Param(
                    title = "Largest exposure per symbol",
                    description = "Part of equity that the account may hold of one symbol, whoever bought it.",
                    init = "20",
                    min = 0.1,
                    max = 100,
                    unit = "%")
            BigDecimal exposurePercent,

            @Param(title = "Minimum reward/risk", description = "At target 1.", init = "1.5", min = 0, max = 20)
            BigDecimal minRewardRisk,

            @Param(title = "Most open positions", description = "Of this pipeline.", init = "5", min = 1, max = 100)
            int maxPositions,

            @Param(
                    title = "Starting equity",
                    description = "Drawdown is measured from here; 0 switches the check off.",
                    init = "0",
                    min = 0,
                    unit = "$")
            BigDecimal startingEquity,

            @Param(title = "Largest drawdown", init = "20", min = 0.1, max = 100, unit = "%")
            BigDecimal maxDrawdownPercent,

            @Param(
                    title = "Commentary by",
                    description = "A connected language model that explains each decision, or rules for none.",
                    init = BiasSettings.RULES,
                    min = 1,
                    max = 200,
                    choices = BiasSettings.RULES,
                    format = "model")
            String model) {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        List<StrategySignal> signals = new ArrayList<>();
        for (Symbol symbol : TriggerFired.symbols(state)) {
            state.latest(StrategySignal.class, symbol).ifPresent(signals::add);
        }
        try {
            Brokerage broker = context.port(Brokerage.class);
            int open = context.port(PositionRegistry.class).positions().size();
            var desk = new RiskDesk(config, broker.account(), broker.holdings(), broker::capabilities, open);
            List<RiskDecision> decisions = signals.stream().map(desk::decide).toList();
            boolean alone = config.model().equals(BiasSettings.RULES);
            return new Outcome.Done(
                    List.copyOf(alone ? decisions : Commentator.comment(context, config.model(), signals, decisions)));
        } catch (Brokerage.Unavailable unavailable) {
            return Outcome.retry("The account cannot be read: " + unavailable.getMessage());
        }
    }
}
