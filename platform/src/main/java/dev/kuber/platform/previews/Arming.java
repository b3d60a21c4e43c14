package dev.kuber.platform.previews;

import dev.kuber.agent.Outcome;
import dev.kuber.condition.Truth;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What an agent waits for when it begins to wait where the shown bars begin. It is asked once more at their end, because
 * its levels may depend on the moment, and at every bar if it does not wait but fires at once.
 *
 * @param already at each bar, true where the agent would fire at once at its close; empty if it never does
 * @param moving whether it would wait for something else at the end
 * @param problem why it waits for nothing; empty if it does
 */
record Arming(Awaited awaited, List<Truth> already, boolean moving, String problem) {

    static Arming of(AgentEntry agent, Record config, Sight sight, Bars bars, int count) {
        int first = bars.size() - count;
        var run = new Runs(agent, config, sight);
        Outcome begin = run.at(bars.opensAt(first));
        Outcome end = run.at(bars.closesAt(bars.size() - 1));
        if (begin instanceof Outcome.Wait) {
            return waiting(run, begin, end);
        }
        if (begin instanceof Outcome.Done) {
            return firing(run, bars, first);
        }
        if (end instanceof Outcome.Wait) {
            return waiting(run, end, end);
        }
        return new Arming(Awaited.NOTHING, List.of(), false, why(begin));
    }

    private static Arming waiting(Runs run, Outcome begin, Outcome end) {
        Awaited awaited = run.awaited(begin);
        boolean moving = end instanceof Outcome.Wait && !run.awaited(end).equals(awaited);
        return new Arming(awaited, List.of(), moving, "");
    }

    private static Arming firing(Runs run, Bars bars, int first) {
        Awaited awaited = Awaited.NOTHING;
        var already = new ArrayList<Truth>();
        for (int i = first; i < bars.size(); i++) {
            Outcome outcome = run.at(bars.closesAt(i));
            already.add(outcome instanceof Outcome.Done ? Truth.TRUE : Truth.FALSE);
            if (awaited.isEmpty()) {
                awaited = run.awaited(outcome);
            }
        }
        return new Arming(awaited, already, false, "");
    }

    private static String why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stop(String reason) -> reason;
            case Outcome.Failed failed -> failed.problem();
            case Outcome.Done _, Outcome.Wait _ -> "";
        };
    }

    /** Whether there is something to show. */
    boolean isEmpty() {
        return awaited.isEmpty() && already.isEmpty();
    }

    /** At each of the last {@code count} bars whether it would fire there. */
    List<Truth> over(Bars bars, int count) {
        List<Truth> happens = awaited.isEmpty() ? Collections.nCopies(count, Truth.FALSE) : awaited.over(bars, count);
        if (already.isEmpty()) {
            return happens;
        }
        var truth = new ArrayList<Truth>(count);
        for (int i = 0; i < count; i++) {
            truth.add(happens.get(i).or(already.get(i)));
        }
        return truth;
    }

    /** Runs one agent at different times. */
    private record Runs(AgentEntry agent, Record config, Sight sight) {

        Outcome at(long epochMillis) {
            Timeframe timeframe = sight.range().timeframe();
            return sight.at(Instant.ofEpochMilli(epochMillis))
                    .run(agent, config, sight.range().symbol(), timeframe);
        }

        Awaited awaited(Outcome outcome) {
            return outcome instanceof Outcome.Wait wait
                    ? Awaited.of(wait.on(), sight.range().symbol())
                    : Awaited.NOTHING;
        }
    }
}
