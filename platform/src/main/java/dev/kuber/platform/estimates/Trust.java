package dev.kuber.platform.estimates;

import dev.kuber.platform.estimates.History.Comparison;
import java.util.List;

/** How far an estimate can be relied on, and why. Pure. */
record Trust(Confidence confidence, String sentence) {

    /** So many runs of one's own are needed for high confidence. */
    static final int ENOUGH = 20;

    /** Estimates that were made from fewer runs say nothing of those to come. */
    static final int INFORMED = 10;

    /** So many of the last comparisons count. */
    static final int LAST = 30;

    /** So many of them are needed. */
    static final int COMPARED = 10;

    /** Half of the estimates were not further off than this, in percent. */
    static final double TOLERANCE = 15;

    /** Of the actual costs this share was within the range, at least. */
    static final double WITHIN = 0.6;

    /** Of what one execution costs, however often it runs. */
    static Trust of(Forecast forecast, boolean unknown, List<Comparison> compared) {
        int runs = forecast.runs();
        if (unknown) {
            return new Trust(Confidence.LOW, "Part of what it costs is not known.");
        }
        if (forecast.each().high() == 0) {
            return new Trust(Confidence.MEDIUM, "Nothing in it costs money.");
        }
        if (runs == 0) {
            return new Trust(
                    Confidence.MEDIUM,
                    forecast.others()
                            ? "From what these agents usually take here: you have not run all of them often enough yet."
                            : "From what the agents say of themselves: you have not run all of them often enough yet.");
        }
        String from = "From your last " + runs + " runs";
        if (!forecast.together()) {
            return new Trust(
                    Confidence.MEDIUM,
                    from
                            + " of these agents, some of them in trials, in other pipelines or with other numbers of symbols.");
        }
        return runs < ENOUGH
                ? tooFew(from)
                : compared(
                        from,
                        compared.stream()
                                .filter(comparison -> comparison.runsKnown() >= INFORMED)
                                .limit(LAST)
                                .toList());
    }

    private static Trust tooFew(String from) {
        return new Trust(Confidence.MEDIUM, from + " of it; after " + ENOUGH + " there is more to rely on.");
    }

    private static Trust compared(String from, List<Comparison> informed) {
        Double error = History.medianError(informed);
        if (informed.size() < COMPARED || error == null) {
            return new Trust(
                    Confidence.MEDIUM, from + " of it; estimates made from so many still have to prove themselves.");
        }
        double within = (double) informed.stream().filter(Comparison::within).count() / informed.size();
        return error <= TOLERANCE && within >= WITHIN
                ? new Trust(
                        Confidence.HIGH,
                        from + " of it, whose estimates were off by no more than " + Amounts.percent(error)
                                + " half of the time.")
                : new Trust(
                        Confidence.MEDIUM,
                        from + " of it, which differ: half of their estimates were off by more than "
                                + Amounts.percent(error) + ".");
    }

    /** Of what days and months cost, too. */
    Trust repeated(boolean open) {
        return open
                ? new Trust(
                        Confidence.LOW, "How often it runs depends on triggers that may fire at any time. " + sentence)
                : this;
    }
}
