package dev.kuber.agent;

import java.time.Instant;
import java.util.List;

/** What an agent decided. Business answers are values; only bugs throw. */
public sealed interface Outcome {

    /** The node is finished and adds these facts. */
    record Done(List<Fact> facts) implements Outcome {
        public Done {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Run this node again at {@code until}, or sooner when one of {@code on} happens. Waiting holds no thread and costs
     * nothing. A wait without facts that merely moves its time writes no step.
     */
    record Wait(Instant until, List<WakeOn> on, List<Fact> facts) implements Outcome {
        public Wait {
            on = List.copyOf(on);
            facts = List.copyOf(facts);
        }
    }

    /** A business "no" with its reason: this branch of the pipeline ends here. */
    record Stop(String reason) implements Outcome {}

    /** It could not be done; {@code problem} is a sentence a trader can act on. */
    record Failed(String problem, boolean retry) implements Outcome {}

    static Outcome done(Fact... facts) {
        return new Done(List.of(facts));
    }

    static Outcome waitUntil(Instant until, Fact... facts) {
        return new Wait(until, List.of(), List.of(facts));
    }

    static Outcome waitUntil(Instant until, List<WakeOn> on, Fact... facts) {
        return new Wait(until, on, List.of(facts));
    }

    static Outcome stop(String reason) {
        return new Stop(reason);
    }

    /** A failure that may pass, such as a provider that does not answer. */
    static Outcome retry(String problem) {
        return new Failed(problem, true);
    }

    /** A failure that will not pass by itself. */
    static Outcome fail(String problem) {
        return new Failed(problem, false);
    }
}
