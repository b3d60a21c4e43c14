package dev.kuber.agents.risk;

import dev.kuber.agents.risk.RiskManager.Config;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.RiskDecision.Verdict;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.fact.StrategySignal.Levels;
import dev.kuber.port.Brokerage.Capabilities;
import dev.kuber.trade.Account;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides signal by signal; what one approved trade takes is not there for the next. */
final class RiskDesk {

    private final Config config;
    private final Account account;
    private final List<Holding> holdings;
    private final Function<Symbol, Capabilities> broker;
    private int open;
    private Money power;

    RiskDesk(Config config, Account account, List<Holding> holdings, Function<Symbol, Capabilities> broker, int open) {
        this.config = config;
        this.account = account;
        this.holdings = holdings;
        this.broker = broker;
        this.open = open;
        this.power = account.buyingPower();
    }

    RiskDecision decide(StrategySignal signal) {
        Symbol symbol = signal.symbol();
        Levels levels = signal.levels();
        if (levels == null || signal.action() == Action.HOLD) {
            return rejected(symbol, "there is nothing to trade", List.of());
        }
        var lines = new ArrayList<String>();
        Optional<String> refusal = RiskLimits.refusal(config, levels, account.equity(), open, lines);
        lines.add("Sector exposure: not checked, no sector data is connected");
        if (refusal.isPresent()) {
            return rejected(symbol, refusal.get(), lines);
        }
        Sizing sizing = Sizing.of(
                new Sizing.Question(
                        levels.entry().price(),
                        levels.stopLoss().price(),
                        account.equity(),
                        power,
                        exposure(symbol),
                        broker.apply(symbol).fractionalQuantities(),
                        symbol.value().contains("/")),
                config.riskPercent(),
                config.positionPercent(),
                config.exposurePercent());
        lines.addAll(sizing.arithmetic());
        if (sizing.quantity().isZero()) {
            return rejected(symbol, sizing.limit() + " leaves no room for the smallest quantity", lines);
        }
        return approved(signal, levels, sizing, lines);
    }

    private RiskDecision approved(StrategySignal signal, Levels levels, Sizing sizing, List<String> lines) {
        var plan = new TradePlan(
                signal.symbol(),
                signal.action() == Action.BUY ? Side.BUY : Side.SELL,
                sizing.quantity(),
                levels.entry().price(),
                levels.stopLoss().price(),
                levels.target1().price(),
                levels.target2().price());
        Money cost = plan.entry().times(plan.quantity());
        power = power.minus(cost);
        open++;
        lines.add("At risk: " + plan.quantity() + " x " + plan.riskPerUnit().toPlainString() + " = " + plan.risk());
        String sentence = (sizing.reduced() ? "Adjusted to " : "Approved: ") + plan.quantity() + " " + plan.symbol()
                + " for " + cost + ", " + plan.risk() + " at risk"
                + (sizing.reduced() ? ", limited by " + sizing.limit() : "") + ".";
        return new RiskDecision(
                plan.symbol(), sizing.reduced() ? Verdict.ADJUSTED : Verdict.APPROVED, plan, lines, sentence);
    }

    private Money exposure(Symbol symbol) {
        Money exposure = Money.ZERO;
        for (Holding holding : holdings) {
            if (holding.symbol().equals(symbol)) {
                exposure = exposure.plus(holding.marketValue());
            }
        }
        return exposure;
    }

    private static RiskDecision rejected(Symbol symbol, String why, List<String> lines) {
        return new RiskDecision(symbol, Verdict.REJECTED, null, lines, "Rejected " + symbol + ": " + why + ".");
    }
}
