package dev.kuber.port;

import java.time.Instant;
import java.util.Optional;

/** When runs of this pipeline may begin, as its schedule and its daily limits say. */
public interface RunTimes {

    /** Any number of runs, at any time. */
    RunTimes ALWAYS = new RunTimes() {
        @Override
        public Permission begin() {
            return new Permission(true, "");
        }

        @Override
        public Optional<Instant> from(Instant time) {
            return Optional.of(time);
        }

        @Override
        public boolean missed(Instant planned) {
            return false;
        }
    };

    /** Asks whether the execution that asks may go on; asked again it is not counted again. */
    Permission begin();

    /** The first time, from this one on, at which a run may begin; empty when there is none in sight. */
    Optional<Instant> from(Instant time);

    /** Whether a run that was planned for this time is by now so late that it is left out. */
    boolean missed(Instant planned);

    /**
     * The answer.
     *
     * @param sentence why not, with the numbers
     */
    record Permission(boolean granted, String sentence) {}
}
