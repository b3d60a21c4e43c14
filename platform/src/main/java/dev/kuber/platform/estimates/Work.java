package dev.kuber.platform.estimates;

import dev.kuber.platform.estimates.PaidNode.Usage;
import dev.kuber.platform.ledger.ModelPrice;
import org.jspecify.annotations.Nullable;

/**
 * What a node has taken in one execution.
 *
 * @param symbols that it ran for
 * @param declared what its agent said then that it reads and writes for all symbols
 * @param seconds running time of all its runs, tries included, the same for every symbol
 * @param input tokens, without those that the provider had cached
 * @param calls dollars for single calls, such as questions about news
 * @param runs that were paid; 0 where it did not run
 */
record Work(
        Agent agent,
        int symbols,
        Usage declared,
        double seconds,
        double input,
        double cached,
        double output,
        double calls,
        int runs) {

    private static final double TOKENS_OF_A_PRICE = 1e6;

    /**
     * Whose figures are alike.
     *
     * @param model {@link PaidNode.Asked#key}; empty where none is asked
     */
    record Agent(String type, String model) {

        static Agent of(PaidNode node) {
            PaidNode.Asked asked = node.asked();
            return new Agent(node.info().type(), asked == null ? "" : asked.key());
        }
    }

    /**
     * This work as it would be for another number of symbols and other questions: running time stays, because agents look
     * at symbols side by side; tokens grow as what the agent declares, or else with the symbols, and so do single calls.
     */
    Work as(PaidNode node) {
        double more = (double) node.symbols() / symbols;
        PaidNode.Asked asked = node.asked();
        Usage now = asked == null ? Usage.NONE : asked.declared();
        double reads = factor(now.input(), declared.input(), more);
        double writes = factor(now.output(), declared.output(), more);
        return new Work(
                agent,
                node.symbols(),
                now,
                seconds,
                input * reads,
                cached * reads,
                output * writes,
                calls * more,
                runs);
    }

    private static double factor(double now, double then, double otherwise) {
        return now > 0 && then > 0 ? now / then : otherwise;
    }

    double rental(PaidNode node) {
        return node.pricePerHour().doubleValue() * seconds / 3600 * node.symbols();
    }

    /** Null where the price is not known. */
    @Nullable
    Double tokens(PaidNode node) {
        PaidNode.Asked asked = node.asked();
        if (asked == null) {
            return 0.0;
        }
        ModelPrice price = asked.price();
        return price == null
                ? null
                : (input * price.input().toDouble()
                                + cached * price.cachedInput().toDouble()
                                + output * price.output().toDouble())
                        / TOKENS_OF_A_PRICE;
    }

    /** What is known of its cost today. */
    double cost(PaidNode node) {
        Double tokens = tokens(node);
        return rental(node) + (tokens == null ? 0 : tokens) + calls;
    }

    /** What an agent says of itself. */
    static Work declared(PaidNode node) {
        PaidNode.Asked asked = node.asked();
        Usage usage = asked == null ? Usage.NONE : asked.declared();
        return new Work(
                Agent.of(node),
                node.symbols(),
                usage,
                node.info().averageMinutes() * 60,
                usage.input(),
                0,
                usage.output(),
                0,
                1);
    }
}
