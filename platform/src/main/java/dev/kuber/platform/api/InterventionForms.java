package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.modes.Interventions;
import dev.kuber.trade.Symbol;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what requests by hand have in common: who, why, and the key under which a repeated one counts once. */
@Component
class InterventionForms {

    /** Header with a key of the client's own: sent again under the same key, a request counts once. */
    static final String KEY = "Idempotency-Key";

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_KEY = 64;

    private final Supplier<UUID> ids;

    InterventionForms(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /**
     * A request that may be made without a reason.
     *
     * @param key the client's; null for one of its own
     */
    Interventions.Request request(Account account, @Nullable String reason, @Nullable String key) {
        String given = reason == null || reason.isBlank() ? "no reason given" : reason.strip();
        if (given.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    Problem.Fault.field("reason", "A reason has at most " + LONGEST_REASON + " characters."));
        }
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Refusal.badRequest("'" + KEY + "' has 1 to " + LONGEST_KEY + " characters.");
        }
        return new Interventions.Request(
                account.id().toString(),
                account.name(),
                given,
                key == null ? ids.get().toString() : key);
    }

    /** A request that must say why. */
    Interventions.Request reasoned(Account account, @Nullable String reason, @Nullable String key) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid(Problem.Fault.field("reason", "Say why: the reason is kept in the audit log."));
        }
        return request(account, reason, key);
    }

    static Symbol symbol(String text) {
        try {
            return Symbol.of(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(
                    "'symbol': " + e.getMessage(), Problem.Fault.field("symbol", String.valueOf(e.getMessage())));
        }
    }
}
