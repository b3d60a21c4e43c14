package dev.kuber.platform.pipelines;

import dev.kuber.trade.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline to begin with.
 *
 * @param slug its name in URLs, also the name of its file
 * @param needs what a user must have before it runs, as short phrases; empty if it runs at once
 * @param symbols what it trades
 * @param tradingHours when it acts, in a sentence
 * @param backtest how it did over a stated period; null where it has not been tried
 */
public record Template(
        String slug,
        String name,
        String description,
        Category category,
        List<String> needs,
        List<Symbol> symbols,
        String tradingHours,
        Definition definition,
        @Nullable TemplateBacktest backtest) {

    public Template {
        needs = List.copyOf(needs);
        symbols = List.copyOf(symbols);
    }

    /** What kind of idea it trades. */
    public enum Category {
        MOMENTUM,
        MEAN_REVERSION,
        BREAKOUT,
        TREND,
        CRYPTO
    }
}
