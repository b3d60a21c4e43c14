package dev.kuber.platform.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kuber.trade.Symbol;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be traded, as Alpaca's asset objects. */
final class Assets {

    private Assets() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AssetJson(
            UUID id,
            @JsonProperty("class") String kind,
            String exchange,
            String symbol,
            String name,
            String status,
            boolean tradable,
            boolean marginable,
            boolean shortable,
            boolean fractionable,
            boolean easyToBorrow,
            @Nullable String borrowStatus,
            int maintenanceMarginRequirement,
            String marginRequirementLong,
            String marginRequirementShort,
            @Nullable String minOrderSize,
            @Nullable String minTradeIncrement,
            @Nullable String priceIncrement,
            List<String> attributes) {}

    static AssetJson of(Market market, Symbol symbol) {
        boolean crypto = Venues.crypto(symbol);
        return new AssetJson(
                Ids.asset(symbol),
                crypto ? "crypto" : "us_equity",
                crypto ? "CRYPTO" : "NASDAQ",
                symbol.value(),
                market.nameOf(symbol),
                "active",
                true,
                !crypto,
                !crypto,
                true,
                !crypto,
                crypto ? null : "easy_to_borrow",
                crypto ? 100 : 30,
                crypto ? "100" : "30",
                crypto ? "0" : "30",
                crypto ? "0.0001" : null,
                crypto ? "0.000000001" : null,
                crypto ? "0.01" : null,
                List.of());
    }

    /** Whether the text names the asset: its symbol, a pair without its slash, or its id. */
    static boolean named(Symbol symbol, String text) {
        return symbol.value().equals(text)
                || (Venues.crypto(symbol) && symbol.value().replace("/", "").equals(text))
                || Ids.asset(symbol).toString().equals(text);
    }
}
