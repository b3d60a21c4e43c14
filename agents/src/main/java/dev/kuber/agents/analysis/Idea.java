package dev.kuber.agents.analysis;

import dev.kuber.fact.StrategySignal.Action;

/**
 * What a strategy wants to do, before prices.
 *
 * @param conviction 0-100
 */
record Idea(Action action, int conviction, String reason) {

    static Idea hold(String reason) {
        return new Idea(Action.HOLD, 0, reason);
    }
}
