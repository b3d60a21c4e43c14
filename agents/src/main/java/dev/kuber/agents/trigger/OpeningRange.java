package dev.kuber.agents.trigger;

import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.agents.trigger.PriceSettings.Kind;
import dev.kuber.condition.Condition;
import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Field;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.MarketData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A price trigger that waits for a close beyond the range in which the session began. The range is fixed when its time is
 * over, from then on its edge is a condition like any other; at the close of the market the waiting ends.
 */
final class OpeningRange {

    private OpeningRange() {}

    static Outcome run(PriceSettings config, Timeframe timeframe, PipelineState state, Context context) {
        Instant now = context.now();
        Optional<TriggerArmed> before = Waiting.armed(state);
        Session session = session(
                config,
                context.port(TradingCalendar.class),
                before.map(TriggerArmed::at).orElse(now));
        Instant known = session.opens().plus(config.openingRange());
        String what = PriceMoves.words(config);
        TriggerArmed armed = before.orElseGet(() -> new TriggerArmed(
                state.node(),
                now,
                session.closes(),
                "Waiting for " + Waiting.named(TriggerFired.symbols(state)) + ": " + what + " on " + timeframe
                        + ", which begins at " + Waiting.text(session.opens()) + "."));
        if (now.isBefore(known)) {
            return before.isPresent() ? Outcome.waitUntil(known) : Outcome.waitUntil(known, armed);
        }
        Map<Symbol, Condition> conditions;
        try {
            conditions = conditions(config, timeframe, state, context.port(MarketData.class), session, now);
        } catch (MarketData.NoData noData) {
            return Outcome.retry(String.valueOf(noData.getMessage()));
        }
        if (conditions.isEmpty()) {
            return Outcome.stop("No " + timeframe + " bar lies within the first "
                    + config.openingRange().toMinutes() + " minutes of " + session.day() + ".");
        }
        var holds = Waiting.holds(conditions, timeframe);
        if (before.isEmpty()) {
            return Outcome.waitUntil(armed.until(), holds, armed);
        }
        return Waiting.met(state, armed, timeframe, conditions, what)
                .orElseGet(() -> Waiting.goOn(armed, holds, what, now));
    }

    /** The session in progress or the next one, if it is longer than the range. */
    private static Session session(PriceSettings config, TradingCalendar calendar, Instant at) {
        Session session = calendar.currentOrNext(at);
        while (!session.opens().plus(config.openingRange()).isBefore(session.closes())) {
            session = calendar.next(session.opens());
        }
        return session;
    }

    /** What each symbol's close must do, for those that traded while the range was made. */
    private static Map<Symbol, Condition> conditions(
            PriceSettings config,
            Timeframe timeframe,
            PipelineState state,
            MarketData market,
            Session session,
            Instant now) {
        boolean up = config.kind() == Kind.BREAKS_OPENING_RANGE_ABOVE;
        int count = (int) (Duration.between(session.opens(), now).dividedBy(timeframe.duration()) + 1);
        Map<Symbol, Condition> conditions = new LinkedHashMap<>();
        for (Symbol symbol : TriggerFired.symbols(state)) {
            double edge = edge(config, market.bars(symbol, timeframe, count), session, up);
            if (!Double.isNaN(edge)) {
                conditions.put(
                        symbol,
                        new Compare(
                                new Operand.Column(Field.CLOSE),
                                up ? Relation.CROSSES_ABOVE : Relation.CROSSES_BELOW,
                                new Operand.Constant(edge)));
            }
        }
        return conditions;
    }

    private static double edge(PriceSettings config, Bars bars, Session session, boolean up) {
        long from = session.opens().toEpochMilli();
        long to = from + config.openingRange().toMillis();
        double edge = Double.NaN;
        for (int i = 0; i < bars.size(); i++) {
            if (bars.opensAt(i) >= from && bars.closesAt(i) <= to) {
                double reached = up ? bars.high(i) : bars.low(i);
                edge = Double.isNaN(edge) ? reached : up ? Math.max(edge, reached) : Math.min(edge, reached);
            }
        }
        return edge;
    }
}
