package dev.kuber.platform.connections;

import dev.kuber.trade.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a broker says of an account; null where it does not say.
 *
 * @param tradingBlocked whether the broker refuses orders
 */
public record BrokerAccount(
        @Nullable String accountNumber,
        @Nullable String currency,
        @Nullable Money cash,
        @Nullable Money equity,
        @Nullable Money buyingPower,
        @Nullable Boolean shortingEnabled,
        @Nullable Boolean tradingBlocked) {}
