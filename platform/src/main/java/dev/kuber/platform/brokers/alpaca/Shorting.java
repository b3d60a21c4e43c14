package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.RateLimiter.Priority;
import dev.kuber.platform.brokers.alpaca.Reply.Ok;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which stocks may be sold short: the account must be allowed to, and the stock easy to borrow. As long as Alpaca does not
 * say so, they may not.
 */
final class Shorting {

    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final Duration TRIED_AGAIN = Duration.ofSeconds(30);

    private final AlpacaClient client;
    private final InstantSource clock;
    private final Map<Symbol, Answer> stocks = new ConcurrentHashMap<>();
    private volatile @Nullable Answer account;

    private record Answer(boolean allowed, Instant until) {}

    Shorting(AlpacaClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    boolean allowed(Symbol symbol) {
        Instant now = clock.instant();
        Answer own = account;
        if (own == null || !now.isBefore(own.until())) {
            own = answer(
                    client.get(Priority.STATE, "/v2/account", node -> new Fields(node).flag("shorting_enabled")), own);
            account = own;
        }
        if (!own.allowed()) {
            return false;
        }
        Answer known = stocks.get(symbol);
        if (known == null || !now.isBefore(known.until())) {
            known = answer(
                    client.get(
                            Priority.STATE,
                            "/v2/assets/" + OrderReader.encoded(symbol.value()),
                            Shorting::easyToBorrow),
                    known);
            stocks.put(symbol, known);
        }
        return known.allowed();
    }

    private Answer answer(Reply<Boolean> reply, @Nullable Answer before) {
        Instant now = clock.instant();
        return reply instanceof Ok<Boolean>(var allowed)
                ? new Answer(allowed, now.plus(KNOWN_FOR))
                : new Answer(before != null && before.allowed(), now.plus(TRIED_AGAIN));
    }

    static boolean easyToBorrow(JsonNode node) {
        var asset = new Fields(node);
        String borrow = asset.text("borrow_status");
        boolean easy = borrow == null ? asset.flag("easy_to_borrow") : borrow.equals("easy_to_borrow");
        return asset.flag("shortable") && asset.flag("tradable") && easy;
    }
}
