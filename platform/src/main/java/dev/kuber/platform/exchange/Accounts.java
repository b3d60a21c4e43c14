package dev.kuber.platform.exchange;

import dev.kuber.platform.exchange.Market.MarketListener;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Symbol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The accounts of the exchange: one for each key. */
final class Accounts implements MarketListener {

    static final Reply UNAUTHORIZED = new Reply(401, new Reply.Message("unauthorized"));

    private final ExchangeOptions options;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(String secret, TradingAccount account) {}

    Accounts(ExchangeOptions options) {
        this.options = options;
        options.market().listen(this);
    }

    /** The account of this key; a key that may open one does so with its first call. */
    Optional<TradingAccount> authenticated(@Nullable String key, @Nullable String secret) {
        if (key == null || secret == null || key.isBlank() || secret.isBlank()) {
            return Optional.empty();
        }
        if (!options.keys().isEmpty() && !options.keys().containsKey(key)) {
            return Optional.empty();
        }
        Entry entry = entries.computeIfAbsent(
                key, k -> new Entry(options.keys().getOrDefault(k, secret), new TradingAccount(k, options)));
        return same(entry.secret, secret) ? Optional.of(entry.account) : Optional.empty();
    }

    /** The account of this key, whatever its secret; it is opened if there is none. */
    TradingAccount of(String key, String secret) {
        return entries.computeIfAbsent(key, k -> new Entry(secret, new TradingAccount(k, options))).account;
    }

    @Override
    public void traded(Tick tick) {
        entries.values().forEach(entry -> entry.account.traded(tick));
    }

    @Override
    public void closed(Symbol symbol, Bar bar) {
        // Orders are moved by trades.
    }

    @Override
    public void advanced(Instant now) {
        entries.values().forEach(entry -> entry.account.advanced(now));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
