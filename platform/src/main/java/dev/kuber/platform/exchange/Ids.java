package dev.kuber.platform.exchange;

import dev.kuber.trade.OrderId;
import dev.kuber.trade.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Ids as Alpaca has them, made from what they name, so that the same orders have the same ids in every run. */
final class Ids {

    private Ids() {}

    static UUID account(String key) {
        return of("account " + key);
    }

    static UUID asset(Symbol symbol) {
        return of("asset " + symbol);
    }

    static UUID order(UUID account, OrderId order) {
        return of("order " + account + " " + order);
    }

    static UUID execution(UUID account, long sequence) {
        return of("execution " + account + " " + sequence);
    }

    /** A client order id for an order that has none. */
    static String clientOrder(UUID account, long number) {
        return of("client order " + account + " " + number).toString();
    }

    /** Paper accounts have PA and ten letters or digits, live accounts nine digits. */
    static String accountNumber(String key) {
        long hash = account(key).getMostSignificantBits() >>> 1;
        if (live(key)) {
            return String.valueOf(100_000_000 + hash % 900_000_000);
        }
        String digits = Long.toString(hash, 36).toUpperCase(Locale.ROOT);
        return "PA" + ("0000000000" + digits).substring(digits.length());
    }

    /** Whether a key is one of a live account. */
    static boolean live(String key) {
        return key.startsWith("AK");
    }

    private static UUID of(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
