package dev.kuber.agents.trade;

import dev.kuber.agent.Fact;
import dev.kuber.agent.PipelineState;
import dev.kuber.agent.SymbolFact;
import dev.kuber.fact.ApprovalDecided;
import dev.kuber.fact.ApprovalRequested;
import dev.kuber.fact.CancelRequested;
import dev.kuber.fact.CloseRequested;
import dev.kuber.fact.PriceCrossed;
import dev.kuber.fact.TradeExecution;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a trade from outside since it began; what was told before concerned another one.
 *
 * @param crossed levels that the price reached since the trade was last looked at
 * @param alarmed the trader was told to look at it, and nothing better since
 */
record Told(
        @Nullable CloseRequested close,
        @Nullable CancelRequested cancel,
        @Nullable ApprovalRequested asked,
        @Nullable ApprovalDecided answer,
        Set<Price> crossed,
        boolean alarmed) {

    static Told of(PipelineState state, Symbol symbol) {
        Told told = null;
        for (Fact fact : state.facts()) {
            if (fact instanceof SymbolFact about && about.symbol().equals(symbol)) {
                boolean begins = about instanceof TradeExecution || about instanceof ApprovalRequested;
                told = told == null && begins ? new Told(null, null, null, null, Set.of(), false) : told;
                told = told == null ? null : told.plus(about);
            }
        }
        return told == null ? new Told(null, null, null, null, Set.of(), false) : told;
    }

    /** A person's first answer counts, of everything else the last. */
    private Told plus(SymbolFact fact) {
        return switch (fact) {
            case TradeExecution t -> new Told(close, cancel, asked, answer, Set.of(), t.attention() != null);
            case ApprovalRequested a -> new Told(close, cancel, a, answer, crossed, alarmed);
            case ApprovalDecided a -> new Told(close, cancel, asked, answer == null ? a : answer, crossed, alarmed);
            case CloseRequested c -> new Told(c, cancel, asked, answer, crossed, alarmed);
            case CancelRequested c -> new Told(close, c, asked, answer, crossed, alarmed);
            case PriceCrossed p -> {
                var levels = new HashSet<Price>(crossed);
                levels.add(p.level());
                yield new Told(close, cancel, asked, answer, levels, alarmed);
            }
            default -> this;
        };
    }

    /** Why somebody wants the position closed, or null. */
    Scene.@Nullable Exit exit() {
        return close == null
                ? null
                : new Scene.Exit(Objects.requireNonNullElse(close.cause(), ExitReason.MANUAL), close.sentence());
    }

    /** Why nothing more is to be opened, or null. */
    @Nullable
    String unwanted() {
        return close != null ? close.sentence() : cancel != null ? cancel.sentence() : null;
    }
}
