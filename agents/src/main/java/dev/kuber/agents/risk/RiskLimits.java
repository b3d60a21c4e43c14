package dev.kuber.agents.risk;

import dev.kuber.agents.risk.RiskManager.Config;
import dev.kuber.fact.StrategySignal.Levels;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The limits that refuse a trade whatever its size. Pure. */
final class RiskLimits {

    private RiskLimits() {}

    /**
     * Why the trade is refused; empty when it is not.
     *
     * @param open positions of this pipeline, those approved in this run included
     * @param lines gets the arithmetic of each check
     */
    static Optional<String> refusal(Config config, Levels levels, Money equity, int open, List<String> lines) {
        BigDecimal risk =
                levels.entry().price().minus(levels.stopLoss().price()).abs();
        BigDecimal reward =
                levels.target1().price().minus(levels.entry().price()).abs();
        if (risk.signum() == 0) {
            return Optional.of("entry and stop are the same price");
        }
        BigDecimal ratio = reward.divide(risk, 4, RoundingMode.DOWN);
        lines.add("Reward/risk at target 1: " + reward.toPlainString() + " / " + risk.toPlainString() + " = "
                + ratio.toPlainString());
        if (ratio.compareTo(config.minRewardRisk()) < 0) {
            return Optional.of("reward/risk of " + ratio.setScale(2, RoundingMode.DOWN) + " is below the minimum of "
                    + config.minRewardRisk());
        }
        lines.add("Open positions: " + open + " of at most " + config.maxPositions());
        if (open >= config.maxPositions()) {
            return Optional.of(open + " positions are open, the most this pipeline may have");
        }
        return drawdown(config, equity, lines);
    }

    private static Optional<String> drawdown(Config config, Money equity, List<String> lines) {
        if (config.startingEquity().signum() == 0) {
            lines.add("Drawdown: not checked, no starting equity is set");
            return Optional.empty();
        }
        BigDecimal lost = config.startingEquity().subtract(equity.value());
        BigDecimal percent = lost.movePointRight(2).divide(config.startingEquity(), 2, RoundingMode.HALF_EVEN);
        lines.add("Drawdown: (" + config.startingEquity().toPlainString() + " - " + equity + ") = "
                + percent.toPlainString() + " %");
        return percent.compareTo(config.maxDrawdownPercent()) >= 0
                ? Optional.of("the account is " + percent + " % below its starting equity, the limit is "
                        + config.maxDrawdownPercent() + " %")
                : Optional.empty();
    }
}
