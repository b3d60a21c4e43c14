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
        String sentence) {

    /** @throws IllegalArgumentException if the amount is below zero: what is in the ledger is never taken back */
    public Charge {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("A charge is never below zero: " + amount + ".");
        }
    }

    /** What is paid for. */
    public enum Kind {
        /** The running time of an agent. */
        RENTAL,
        /** What a language model read and wrote. */
        TOKENS,
        API_CALL,
        COMMISSION
    }
}
