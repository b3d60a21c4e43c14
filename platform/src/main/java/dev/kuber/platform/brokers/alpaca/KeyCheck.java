package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.RateLimiter.Priority;
import dev.kuber.platform.brokers.alpaca.Reply.Ok;
import dev.kuber.platform.brokers.alpaca.Reply.Refused;
import dev.kuber.platform.brokers.alpaca.Reply.Unknown;

/** Finds out whether a key is good for trading in an environment, by asking Alpaca. */
record KeyCheck(AlpacaClient client, AlpacaKeys keys) {

    Verification ask(AlpacaEnvironment environment) {
        if (keys.keyId().startsWith(environment.other().keyPrefix())) {
            // Not sent: the other environment has no business seeing this key.
            return new Verification.Refused(foreign("key", environment), null);
        }
        return switch (client.get(Priority.ORDERS, "/v2/account", AlpacaAccount::of)) {
            case Ok<AlpacaAccount>(var account) -> judged(account, environment);
            case Refused<AlpacaAccount> refused
            when refused.status() == 401 || refused.status() == 403 ->
                new Verification.Refused(
                        "Alpaca does not accept this key for " + environment
                                + " trading. Check key id and secret, and that it is a key of the " + environment
                                + " account.",
                        null);
            case Refused<AlpacaAccount> refused -> new Verification.Refused(refused.sentence(), null);
            case Unknown<AlpacaAccount>(var reason) -> new Verification.Unreachable(reason);
        };
    }

    static Verification judged(AlpacaAccount account, AlpacaEnvironment environment) {
        if (!account.number().isEmpty() && account.environment() != environment) {
            return new Verification.Refused(foreign("account", environment), account);
        }
        if (account.blocked()) {
            return new Verification.Refused(
                    "Alpaca has blocked account " + account.number() + ". Ask Alpaca's support why.", account);
        }
        if (account.tradingBlocked()) {
            return new Verification.Refused(
                    "Trading is blocked in account " + account.number()
                            + ", by Alpaca or by your own setting there. Lift the block at Alpaca.",
                    account);
        }
        if (!account.status().equals("ACTIVE")) {
            return new Verification.Refused(
                    "Account " + account.number() + " is not active yet: Alpaca says " + account.status() + ".",
                    account);
        }
        return new Verification.Verified(
                account,
                "Alpaca answered: " + environment + " account " + account.number() + " with " + account.equity()
                        + " of equity.");
    }

    private static String foreign(String what, AlpacaEnvironment environment) {
        return "This " + what + " belongs to " + environment.other() + " trading and cannot be used for " + environment
                + " trading.";
    }
}
