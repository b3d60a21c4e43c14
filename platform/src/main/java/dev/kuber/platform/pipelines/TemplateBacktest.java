package dev.kuber.platform.pipelines;

import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a template did in a backtest over a stated period, computed by Kuber itself.
 *
 * @param source of the prices
 * @param seed of prices and fills: with it the result can be had again
 * @param bars finest bars in the period, over all symbols
 * @param profitFactor null where it is not defined
 * @param equity of the account in dollars at equal distances from the beginning to the end
 * @param sentence the result in words, with what it is worth
 * @param kuberVersion what computed it
 */
public record TemplateBacktest(
        String source,
        long seed,
        Instant from,
        Instant to,
        List<Symbol> symbols,
        long bars,
        int trades,
        Money netProfit,
        double returnPercent,
        @Nullable Double winRate,
        @Nullable Double profitFactor,
        double maxDrawdownPercent,
        List<Double> equity,
        String sentence,
        String kuberVersion) {

    public TemplateBacktest {
        symbols = List.copyOf(symbols);
        equity = List.copyOf(equity);
    }
}
