package dev.kuber.agents.report;

import dev.kuber.agent.PipelineState;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.DataMissing;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.StrategySignal.Level;
import dev.kuber.fact.StrategySignal.Levels;
import dev.kuber.fact.TradeExecution;
import dev.kuber.fact.TriggerFired;
import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;
import java.util.List;

/** The parts of a report, each from the facts of one kind; a part without facts is left out. Pure. */
final class Story {

    private Story() {}

    /** What became of a symbol, in a few words. */
    static String result(PipelineState state, Symbol symbol) {
        TradeExecution trade = state.latest(TradeExecution.class, symbol).orElse(null);
        if (trade != null) {
            return switch (trade.position()) {
                case Position.Closed c ->
                    symbol + " " + (c.profit().isNegative() ? "" : "+") + c.profit() + " (" + c.why() + ")";
                case Position.Refused r -> symbol + " not traded (" + r.why() + ")";
                case Position.Opening _, Position.Open _, Position.Closing _ -> symbol + " in progress";
            };
        }
        RiskDecision risk = state.latest(RiskDecision.class, symbol).orElse(null);
        if (risk != null) {
            return symbol + (risk.plan() == null ? " rejected by the risk manager" : " approved, not traded");
        }
        return symbol + (state.latest(DataMissing.class, symbol).isPresent() ? " without market data" : " not traded");
    }

    static String beginning(PipelineState state) {
        var text = new StringBuilder();
        for (TriggerFired fired : state.all(TriggerFired.class)) {
            text.append("**Trigger.** ").append(fired.sentence()).append("\n\n");
        }
        return text.toString();
    }

    static String of(PipelineState state, Symbol symbol, boolean arithmetic) {
        var text = new StringBuilder("## ").append(symbol).append("\n\n");
        state.latest(DataMissing.class, symbol).ifPresent(d -> line(text, "Market", d.sentence()));
        state.latest(MarketSnapshot.class, symbol).ifPresent(s -> market(text, s));
        state.latest(BiasSignal.class, symbol).ifPresent(b -> {
            line(text, "Bias", b.sentence() + " (" + b.model() + ")");
            list(text, b.factors());
        });
        state.latest(StrategySignal.class, symbol).ifPresent(s -> strategy(text, s));
        state.latest(RiskDecision.class, symbol).ifPresent(r -> {
            line(text, "Risk", r.sentence());
            list(text, arithmetic ? r.arithmetic() : List.of());
        });
        List<TradeExecution> trades = state.all(TradeExecution.class).stream()
                .filter(t -> t.symbol().equals(symbol))
                .toList();
        if (!trades.isEmpty()) {
            line(text, "Trade", "");
            list(text, trades.stream().map(TradeExecution::sentence).toList());
            if (trades.getLast().position() instanceof Position.Closed closed) {
                result(text, closed);
            }
        }
        return text.toString();
    }

    private static void market(StringBuilder text, MarketSnapshot snapshot) {
        line(
                text,
                "Market",
                "$" + snapshot.quote().last() + " at " + snapshot.quote().at() + ", source " + snapshot.source() + ".");
        list(text, snapshot.warnings());
    }

    private static void strategy(StringBuilder text, StrategySignal signal) {
        line(text, "Strategy", signal.sentence() + " Conviction " + signal.conviction() + " (" + signal.model() + ").");
        Levels levels = signal.levels();
        if (levels != null) {
            text.append("| level | price | why |\n|---|---|---|\n");
            row(text, "entry", levels.entry());
            row(text, "stop", levels.stopLoss());
            row(text, "target 1", levels.target1());
            row(text, "target 2", levels.target2());
            text.append('\n');
        }
    }

    private static void result(StringBuilder text, Position.Closed closed) {
        line(
                text,
                "Result",
                closed.profit() + " after " + closed.commission() + " commission; held from " + closed.opened() + " to "
                        + closed.closed() + ".");
    }

    private static void row(StringBuilder text, String name, Level level) {
        text.append("| ").append(name).append(" | $").append(level.price()).append(" | ");
        text.append(level.reason()).append(" |\n");
    }

    private static void line(StringBuilder text, String what, String sentence) {
        text.append("**").append(what).append(".** ").append(sentence).append("\n\n");
    }

    private static void list(StringBuilder text, List<String> lines) {
        lines.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append(lines.isEmpty() ? "" : "\n");
    }
}
