package dev.kuber.platform.backtests;

import dev.kuber.platform.models.Unrecorded;
import dev.kuber.trade.Money;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a backtest asked language models that was never recorded. A result without their answers would be that of another
 * pipeline, and asking them is for the user to decide, who is told the price.
 */
final class MissingAnswers {

    private final Map<String, Unrecorded> questions = new LinkedHashMap<>();

    void add(Unrecorded question) {
        questions.putIfAbsent(question.hash(), question);
    }

    boolean any() {
        return !questions.isEmpty();
    }

    Backtest.Missing summary() {
        return new Backtest.Missing(questions.size(), cost().orElse(null));
    }

    /** Why the backtest is refused, and what its questions would cost. */
    String sentence() {
        Collection<Unrecorded> all = questions.values();
        Unrecorded first = all.iterator().next();
        long input = all.stream().mapToLong(one -> one.most().input()).sum();
        long output = all.stream().mapToLong(one -> one.most().output()).sum();
        return String.format(
                Locale.ROOT,
                "It asks language models %s that %s never recorded, the first by %s to '%s', and a backtest buys none"
                        + " unless you allow it. Recording %s would take at most %,d tokens to read and %,d to write, %s; what the"
                        + " answers lead to comes on top. Allow an amount to record them, let the pipeline run on live prices, or set"
                        + " its agents' model to 'rules'.",
                all.size() == 1 ? "one question" : String.format(Locale.ROOT, "%,d questions", all.size()),
                all.size() == 1 ? "was" : "were",
                first.member(),
                first.model(),
                all.size() == 1 ? "it" : "them",
                input,
                output,
                cost().map(cost -> "at most $" + cost.value().toPlainString()).orElse("at a price that is not known"));
    }

    /** The most that all of them can cost, in whole cents; empty if a price is not known. */
    private Optional<Money> cost() {
        return questions.values().stream().anyMatch(one -> one.worstCase() == null)
                ? Optional.empty()
                : Optional.of(questions.values().stream()
                        .map(Unrecorded::worstCase)
                        .filter(Objects::nonNull)
                        .reduce(Money.ZERO, Money::plus)
                        .toCents(RoundingMode.CEILING));
    }
}
