package dev.kuber.agents.trigger;

import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.agent.WakeOn;
import dev.kuber.condition.Condition;
import dev.kuber.fact.ConditionMet;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a trigger waits: armed once, with an end that stays, until what it waits for is told. Pure. */
final class Waiting {

    private static final long SECONDS_A_DAY = 86_400;

    private Waiting() {}

    /** When this node, not another trigger before it, last began to wait. */
    static Optional<TriggerArmed> armed(PipelineState state) {
        List<Fact> facts = state.facts();
        for (int i = facts.size() - 1; i >= 0; i--) {
            if (facts.get(i) instanceof TriggerArmed armed && armed.node().equals(state.node())) {
                return Optional.of(armed);
            }
        }
        return Optional.empty();
    }

    /** Waits until the condition holds at the close of a bar of some symbol. */
    static Outcome forCondition(
            PipelineState state, Timeframe timeframe, Condition condition, Duration timeout, String what, Instant now) {
        Map<Symbol, Condition> conditions = new LinkedHashMap<>();
        TriggerFired.symbols(state).forEach(symbol -> conditions.put(symbol, condition));
        List<WakeOn> holds = holds(conditions, timeframe);
        return armed(state)
                .map(armed ->
                        met(state, armed, timeframe, conditions, what).orElseGet(() -> goOn(armed, holds, what, now)))
                .orElseGet(() -> begin(state, timeout, holds, what + " on " + timeframe, now));
    }

    /** What wakes a node that waits for a condition of each symbol. */
    static List<WakeOn> holds(Map<Symbol, Condition> conditions, Timeframe timeframe) {
        return conditions.entrySet().stream()
                .<WakeOn>map(one -> new WakeOn.Holds(one.getKey(), timeframe, one.getValue()))
                .toList();
    }

    /** The trigger fires for the symbols whose condition held since it was armed; empty if none did. */
    static Optional<Outcome> met(
            PipelineState state,
            TriggerArmed armed,
            Timeframe timeframe,
            Map<Symbol, Condition> conditions,
            String what) {
        var fired = new ArrayList<Symbol>();
        ConditionMet last = null;
        for (ConditionMet met : state.all(ConditionMet.class)) {
            if (met.condition().equals(conditions.get(met.symbol()))
                    && met.timeframe().equals(timeframe)
                    && met.at().isAfter(armed.at())) {
                last = met;
                if (!fired.contains(met.symbol())) {
                    fired.add(met.symbol());
                }
            }
        }
        if (last == null) {
            return Optional.empty();
        }
        return Optional.of(Outcome.done(new TriggerFired(
                last.at(), fired, named(fired) + ": " + what + " on " + timeframe + ", close " + last.close() + ".")));
    }

    static Outcome begin(PipelineState state, Duration timeout, List<WakeOn> on, String what, Instant now) {
        Instant until = now.plus(timeout);
        String sentence = "Waiting for " + named(TriggerFired.symbols(state)) + ": " + what + ".";
        return Outcome.waitUntil(until, on, new TriggerArmed(state.node(), now, until, sentence));
    }

    static Outcome goOn(TriggerArmed armed, List<WakeOn> on, String what, Instant now) {
        return now.isBefore(armed.until())
                ? Outcome.waitUntil(armed.until(), on)
                : Outcome.stop("Not met by " + armed.until() + ": " + what + ".");
    }

    /** As {@link Instant#toString} writes it, but fast: a schedule may name a time at every bar of a backtest. */
    static String text(Instant time) {
        if (time.getNano() != 0) {
            return time.toString();
        }
        long second = time.getEpochSecond();
        int ofDay = (int) Math.floorMod(second, SECONDS_A_DAY);
        return LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY)) + "T" + two(ofDay / 3600) + ":"
                + two(ofDay / 60 % 60) + ":" + two(ofDay % 60) + "Z";
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    static String named(List<Symbol> symbols) {
        return String.join(", ", symbols.stream().map(Symbol::value).toList());
    }
}
