package dev.kuber.platform.budgets;

import dev.kuber.trade.Money;
import java.util.List;

/** Whether money may be spent. Pure. */
sealed interface Verdict {

    /** @param reserved whether a limit is set, so that the money was set aside */
    record Granted(boolean reserved) implements Verdict {}

    /** Not now: others have reserved what is left, and may leave some of it. */
    record Busy(String sentence) implements Verdict {}

    /** Not any more: the limit is reached, or would be passed by what is asked for. */
    record Exhausted(Limit limit, String sentence) implements Verdict {}

    /**
     * Decides under every limit.
     *
     * @param own what he who asks has reserved already; it is part of what is reserved
     * @param amount how much more; zero asks whether anything may begin
     */
    static Verdict decide(List<Limit> limits, Money own, Money amount) {
        for (Limit limit : limits) {
            Money wanted = limit.spent().plus(own).plus(amount);
            if (limit.exhausted() || wanted.compareTo(limit.amount()) > 0) {
                return new Exhausted(limit, exhausted(limit, own.plus(amount)));
            }
        }
        for (Limit limit : limits) {
            if (limit.spent().plus(limit.reserved()).plus(amount).compareTo(limit.amount()) > 0) {
                return new Busy("What is left of " + limit.words() + " is reserved by steps that run now: "
                        + Dollars.of(limit.spent()) + " of " + Dollars.of(limit.amount()) + " is spent and "
                        + Dollars.of(limit.reserved()) + " reserved.");
            }
        }
        return new Granted(true);
    }

    private static String exhausted(Limit limit, Money wanted) {
        String spent = Dollars.of(limit.spent()) + " of " + Dollars.of(limit.amount());
        String sentence = Exhaustions.GONE + "of " + limit.words() + ", " + spent + " is spent";
        return limit.spent().compareTo(limit.amount()) >= 0 || wanted.isZero()
                ? sentence + "."
                : sentence + ", and this step may cost " + Dollars.of(wanted) + ".";
    }
}
