package dev.kuber.platform.markets.news;

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
 */
@ConfigurationProperties("kuber.news")
record NewsSettings(
        @DefaultValue("") String finnhubKey, @Nullable URI finnhubUrl) {

    /** Without the key. */
    @Override
    public String toString() {
        return "NewsSettings[finnhub " + (finnhubKey.isBlank() ? "without" : "with") + " key]";
    }
}
