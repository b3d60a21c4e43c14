package dev.kuber.platform.engine;

import dev.kuber.agent.Outcome;
import dev.kuber.platform.ledger.Charge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What running a step costs: asked before it runs, told afterwards. May be used by several threads. */
public interface Meter {

    /** Nothing costs anything. */
    Meter FREE = new Meter() {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Permit before(StepRun run) {
            return Permit.GRANTED;
        }

        @Override
        public List<Charge> after(StepRun run, Duration ran, Outcome outcome) {
            return List.of();
        }

        @Override
        public void release(List<String> keys) {}
    };

    /** The time by which running times are measured: real, however fast the market's clock goes. */
    Instant now();

    /** Asked before each run, outside any transaction; may reserve money. Asked again for the same run it changes nothing. */
    Permit before(StepRun run);

    /** What is to be paid for a run; written in the transaction that keeps its step. */
    List<Charge> after(StepRun run, Duration ran, Outcome outcome);

    /** These runs have only gone on waiting and leave no step: nothing is paid, and what was reserved is free again. */
    void release(List<String> keys);

    /** Whether a step may run. */
    sealed interface Permit {

        Permit GRANTED = new Granted(false);

        /**
         * It may run.
         *
         * @param reserved whether money was set aside for it, to be released with its step
         */
        record Granted(boolean reserved) implements Permit {}

        /**
         * The step does not run.
         *
         * @param sentence why, with the numbers
         * @param again whether it may be granted later, as when the money is only reserved by others
         */
        record Refused(String sentence, boolean again) implements Permit {}
    }
}
