package dev.kuber.platform.estimates;

import dev.kuber.platform.estimates.Estimate.EstimatedAgent;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a node is expected to take in one execution: what it takes when it runs, times how often that is. Pure.
 *
 * @param tokens null where the model's price is not known
 * @param calls dollars for single calls, which nobody declares
 * @param runs of this user from which it was learned
 */
record Figures(
        PaidNode node,
        double seconds,
        double input,
        double output,
        double rental,
        @Nullable Double tokens,
        double calls,
        int runs,
        Spread spread) {

    /** What a model costs may well be half or twice what somebody says of it. */
    private static final double HALF = 0.5;

    /** Of what an agent says of itself. */
    static Figures declared(PaidNode node) {
        Work work = Work.declared(node);
        double rental = work.rental(node);
        Double tokens = work.tokens(node);
        double model = tokens == null ? 0 : tokens;
        double all = rental + model;
        return new Figures(
                node,
                work.seconds(),
                work.input(),
                work.output(),
                rental,
                tokens,
                0,
                0,
                new Spread(rental + model * HALF, all, all, rental + model / HALF, 0));
    }

    /**
     * Of what it took before.
     *
     * @param works those in which it did not run included
     * @param mine whether they are this user's own
     */
    static Figures learned(PaidNode node, List<Work> works, boolean mine) {
        List<Work> now = works.stream().map(work -> work.as(node)).toList();
        List<Work> ran = now.stream().filter(work -> work.runs() > 0).toList();
        double often = (double) ran.size() / now.size();
        boolean priced = node.asked() == null || node.asked().price() != null;
        return new Figures(
                node,
                often * usual(ran, Work::seconds),
                often * usual(ran, work -> work.input() + work.cached()),
                often * usual(ran, Work::output),
                often * usual(ran, work -> work.rental(node)),
                priced ? (Double) (often * usual(ran, work -> known(work.tokens(node)))) : null,
                often * usual(ran, Work::calls),
                mine ? now.size() : 0,
                Spread.of(now.stream().map(work -> work.cost(node)).toList()));
    }

    private static double known(@Nullable Double amount) {
        return amount == null ? 0 : amount;
    }

    private static double usual(List<Work> works, ToDoubleFunction<Work> figure) {
        return works.isEmpty()
                ? 0
                : Spread.of(works.stream().map(figure::applyAsDouble).toList()).expected();
    }

    EstimatedAgent agent() {
        PaidNode.Asked asked = node.asked();
        return new EstimatedAgent(
                node.id(),
                node.info().type(),
                node.pricePerHour(),
                seconds / 60,
                node.symbols(),
                asked == null ? null : asked.name(),
                asked == null ? null : Math.round(input),
                asked == null ? null : Math.round(output),
                Amounts.of(rental),
                tokens == null ? null : Amounts.of(tokens),
                Amounts.of(rental + known(tokens) + calls),
                runs);
    }

    /** Whether nobody can say how much its model will read and write. */
    boolean silent() {
        return node.asked() != null && node.asked().price() != null && input == 0 && output == 0 && runs == 0;
    }
}
