package dev.kuber.platform.markets.news;

import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code kuber.news}: keys of providers that the operator has. Alpaca's news need none, they come with a
 * broker connection.
 *
 * @param finnhubKey empty for none
 * @param finnhubUrl where Finnhub is reached, if not at its own address
 * @param pricePerCall dollars that a step pays for each question about news that may go to a provider of the operator
 */
@ConfigurationProperties("kuber.news")
record NewsSettings(
        @DefaultValue("") String finnhubKey,
        @Nullable URI finnhubUrl,
        @DefaultValue("0") BigDecimal pricePerCall) {

    /** @throws IllegalArgumentException if the price is below zero */
    NewsSettings {
        if (pricePerCall.signum() < 0) {
            throw new IllegalArgumentException("kuber.news.price-per-call: a price is zero or more.");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "NewsSettings[finnhub " + (finnhubKey.isBlank() ? "without" : "with") + " key]";
    }
}
