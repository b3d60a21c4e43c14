package dev.kuber.platform.budgets;

import dev.kuber.trade.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far spending went beyond a limit, and by which charges.
 *
 * <p>What is set aside never passes a limit. So spending passes it by no more than the charges made since the last grant
 * came out higher than expected: the newest of those, as many as explain it, are the ones named here.
 *
 * @param over what was spent beyond the limit
 * @param steps the newest first; none if the limit was lowered below what was spent
 */
public record Overshoot(Money over, List<Step> steps) {

    public Overshoot {
        steps = List.copyOf(steps);
    }

    /** A charge that came out higher than what was set aside for it. */
    public record Step(String executionId, String node, String agentType, Money expected, Money cost, Instant at) {

        Money excess() {
            return cost.minus(expected);
        }
    }

    /** Such as {@code the last step cost $0.08 where $0.05 was expected}; empty if no step did it. */
    public Optional<String> words() {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Money cost = steps.stream().map(Step::cost).reduce(Money.ZERO, Money::plus);
        Money expected = steps.stream().map(Step::expected).reduce(Money.ZERO, Money::plus);
        return Optional.of((steps.size() == 1 ? "the last step" : "the last " + steps.size() + " dear steps") + " cost "
                + Dollars.of(cost) + " where " + Dollars.of(expected) + " was expected");
    }
}
