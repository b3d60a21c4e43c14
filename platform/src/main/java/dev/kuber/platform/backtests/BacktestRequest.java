package dev.kuber.platform.backtests;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a user wants to have tried. What is null takes the default.
 *
 * @param pipelineId whose newest revision is tried; or a definition
 * @param symbol in place of those of the pipeline
 * @param source {@code synthetic} or {@code imported}
 * @param from when the first execution may be fired; older bars are known to the agents
 * @param recordUpTo what may be spent on answers of language models that were never recorded; null buys none
 * @param seed of the synthetic market and of all chance on the exchange
 */
public record BacktestRequest(
        @Nullable String pipelineId,
        @Nullable JsonNode definition,
        @Nullable Symbol symbol,
        @Nullable String source,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long seed,
        @Nullable Money initialBalance,
        @Nullable BigDecimal slippagePercent,
        @Nullable Money commissionPerShare,
        @Nullable Double partialFillPercent,
        @Nullable Double rejectionPercent,
        @Nullable Double volumeCapPercent,
        @Nullable Money recordUpTo) {

    public long seedOrDefault() {
        return or(seed, 1L);
    }

    public String sourceOrDefault() {
        return or(source, SyntheticMarket.SOURCE);
    }

    /** @throws IllegalArgumentException if a number is out of its range; the message begins with the field */
    ExchangeRules rules() {
        ExchangeRules standard = ExchangeRules.standard(seedOrDefault());
        return standard.withBalance(or(initialBalance, standard.initialBalance()))
                .withSlippage(or(slippagePercent, standard.slippagePercent()))
                .withCommission(or(commissionPerShare, standard.commissionPerShare()))
                .withPartialFills(or(partialFillPercent, standard.partialFillPercent()))
                .withRejections(or(rejectionPercent, standard.rejectionPercent()))
                .withVolumeCap(or(volumeCapPercent, standard.volumeCapPercent()));
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
