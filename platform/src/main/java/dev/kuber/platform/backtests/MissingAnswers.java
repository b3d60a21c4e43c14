package dev.kuber.platform.backtests;

import dev.kuber.platform.models.Unrecorded;
import dev.kuber.trade.Money;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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

    /** Why the backtest is refused, and what its questions would cost. */
    String sentence() {
        Collection<Unrecorded> all = questions.values();
        Unrecorded first = all.iterator().next();
        long input = all.stream().mapToLong(one -> one.most().input()).sum();
        long output = all.stream().mapToLong(one -> one.most().output()).sum();
        return String.format(
                Locale.ROOT,
                "It asks language models %s that %s never recorded, the first by %s to '%s', and a backtest buys no"
                        + " answers. Recording %s would take at most %,d tokens to read and %,d to write, %s; what the"
                        + " answers lead to comes on top. Let the pipeline run on live prices to record answers, or set"
                        + " its agents' model to 'rules'.",
                all.size() == 1 ? "one question" : String.format(Locale.ROOT, "%,d questions", all.size()),
                all.size() == 1 ? "was" : "were",
                first.member(),
                first.model(),
                all.size() == 1 ? "it" : "them",
                input,
                output,
                cost(all));
    }

    private static String cost(Collection<Unrecorded> all) {
        if (all.stream().anyMatch(one -> one.worstCase() == null)) {
            return "at a price that is not known";
        }
        Money sum =
                all.stream().map(Unrecorded::worstCase).filter(Objects::nonNull).reduce(Money.ZERO, Money::plus);
        return "at most $" + sum.toCents(RoundingMode.CEILING).value().toPlainString();
    }
}
