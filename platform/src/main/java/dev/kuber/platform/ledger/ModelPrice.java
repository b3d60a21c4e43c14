package dev.kuber.platform.ledger;

import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a language model costs from some time on, in dollars per million tokens.
 *
 * @param provider {@code openai}, {@code openai_compatible} or {@code anthropic}
 * @param model as the provider names it
 * @param source where the figures come from
 * @param from since when they hold
 */
public record ModelPrice(
        String provider, String model, Money input, Money cachedInput, Money output, String source, Instant from) {

    /** What this usage costs, exact. */
    public Money cost(Tokens tokens) {
        return per(input, tokens.input())
                .plus(per(cachedInput, tokens.cachedInput()))
                .plus(per(output, tokens.output()));
    }

    /** The most that a call can cost that reads and writes at most this many tokens. */
    public Money worstCase(long inputTokens, long maxOutputTokens) {
        Money dearest = input.compareTo(cachedInput) >= 0 ? input : cachedInput;
        return per(dearest, inputTokens).plus(per(output, maxOutputTokens));
    }

    private static Money per(Money million, long tokens) {
        return new Money(million.value().multiply(BigDecimal.valueOf(tokens)).movePointLeft(6));
    }
}
