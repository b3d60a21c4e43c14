package dev.kuber.platform.budgets;

import dev.kuber.trade.Money;
import java.util.List;

/** What is left of limits, in a sentence. */
final class Left {

    private Left() {}

    static String sentence(List<Limit> limits) {
        if (limits.isEmpty()) {
            return "No spending limit is set.";
        }
        Limit tightest = limits.getFirst();
        for (Limit limit : limits) {
            tightest = of(limit).compareTo(of(tightest)) < 0 ? limit : tightest;
        }
        return Dollars.of(of(tightest)) + " is left of " + tightest.words() + ", " + Dollars.of(tightest.amount())
                + ".";
    }

    static Money of(Limit limit) {
        return of(limit.amount(), limit.spent(), limit.reserved());
    }

    static Money of(Money limit, Money spent, Money reserved) {
        Money left = limit.minus(spent).minus(reserved);
        return left.isNegative() ? Money.ZERO : left;
    }
}
