package dev.kuber.agent;

import dev.kuber.condition.Condition;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;

/**
 * What may wake a waiting node before its time. The engine indexes these, so that a wait costs no thread and no polling.
 * A node must bear being woken for nothing: it looks at the facts and waits again.
 */
public sealed interface WakeOn {

    /**
     * The price of a symbol reaches a level from below ({@code up}) or from above. The node then finds a
     * {@link dev.kuber.fact.PriceCrossed} fact.
     */
    record PriceCrosses(Symbol symbol, Price level, boolean up) implements WakeOn {}

    /** A bar of this timeframe closes. */
    record BarCloses(Symbol symbol, Timeframe timeframe) implements WakeOn {}

    /**
     * The condition holds at the close of a bar. The node then finds a {@link dev.kuber.fact.ConditionMet} fact with the
     * same condition.
     */
    record Holds(Symbol symbol, Timeframe timeframe, Condition condition) implements WakeOn {}

    /** The broker reports a change of this order or of one of its legs. */
    record OrderUpdate(ClientOrderId order) implements WakeOn {}

    /** Somebody tells the execution a fact of this type (see {@link Fact#typeOf}). */
    record Told(String factType) implements WakeOn {

        public static Told of(Class<? extends Fact> type) {
            return new Told(Fact.typeOf(type));
        }
    }
}
