package dev.kuber.platform.connections;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code kuber.alpaca}: where Alpaca is reached, if not at its own addresses. Only the operator can set
 * them; no user can make Kuber call an address of his choice.
 */
@ConfigurationProperties("kuber.alpaca")
record AlpacaSettings(
        @DefaultValue Addresses paper, @DefaultValue Addresses live) {

    /**
     * Addresses of one environment.
     *
     * @param tradingUrl origin of the trading API and its order stream; null for Alpaca's
     * @param dataUrl origin of the data API and its streams; null for Alpaca's
     */
    record Addresses(@Nullable URI tradingUrl, @Nullable URI dataUrl) {}
}
