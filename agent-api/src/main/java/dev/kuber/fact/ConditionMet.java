package dev.kuber.fact;

import dev.kuber.agent.SymbolFact;
import dev.kuber.condition.Condition;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;

/** A condition that a node waited for held at the close of a bar; told by the engine. */
public record ConditionMet(Symbol symbol, Timeframe timeframe, Condition condition, Instant at, double close)
        implements SymbolFact {}
