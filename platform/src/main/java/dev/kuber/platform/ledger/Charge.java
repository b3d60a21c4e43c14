package dev.kuber.platform.ledger;

import dev.kuber.trade.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger.
 *
 * @param id derived from its cause, so that it cannot be written twice; at most 300 characters
 * @param amount zero or more, kept to {@link Ledger#SCALE} digits
 * @param at by the wall clock
 * @param day the trading day in the pipeline's zone that it counts for
 * @param tokens null unless the kind is {@link Kind#TOKENS}
 * @param estimated whether the amount is what was expected, because what it really was cannot be known
 * @param sentence what was paid for
 * @param expected what was set aside for it; null where nothing was
 */
public record Charge(
        String id,
        Payer payer,
        Kind kind,
        Money amount,
        Instant at,
        LocalDate day,
        @Nullable Tokens tokens,
        boolean estimated,
        String sentence,
        @Nullable Money expected) {

    /** One for which nothing was set aside. */
    public Charge(
            String id,
            Payer payer,
            Kind kind,
            Money amount,
            Instant at,
            LocalDate day,
            @Nullable Tokens tokens,
            boolean estimated,
            String sentence) {
        this(id, payer, kind, amount, at, day, tokens, estimated, sentence, null);
    }

    /** @throws IllegalArgumentException if the amount is below zero: what is in the ledger is never taken back */
    public Charge {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("A charge is never below zero: " + amount + ".");
        }
    }

    /** The same, for which this much was set aside. */
    public Charge expecting(Money most) {
        return new Charge(id, payer, kind, amount, at, day, tokens, estimated, sentence, most);
    }

    /** What is paid for. */
    public enum Kind {
        /** The running time of an agent. */
        RENTAL,
        /** What a language model read and wrote. */
        TOKENS,
        /** A call to a provider of data that charges for each. */
        API_CALL,
        /** What a broker took for a fill. Part of the trade's result, and of no budget: it is not what agents cost. */
        COMMISSION;

        /** Whether it is what running agents costs. */
        public boolean running() {
            return this != COMMISSION;
        }
    }
}
