package dev.kuber.platform.engine.postgres;

import dev.kuber.platform.engine.EventDraft;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.engine.StepCommit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to be written durably; it either takes effect or it does not, and its writer is told which. */
sealed interface Write {

    /**
     * Takes effect unless the execution exists, or no place is free for it.
     *
     * @param places how many executions of the pipeline may hold one; null if it needs none
     */
    record Create(
            Execution execution,
            List<EventDraft> events,
            @Nullable Integer places) implements Write {}

    /** Takes effect unless somebody else has written. */
    record Append(StepCommit commit) implements Write {}

    /** Takes effect unless the key is known or the execution has ended. */
    record Tell(String executionId, Message message) implements Write {}

    /**
     * Gives a claim back and sets the next wake-up, at once if there is unread news. Takes effect unless the claim was
     * lost.
     *
     * @param claim version of the wake-up's row when it was claimed
     */
    record Release(String executionId, long claim, Instant next) implements Write {}
}
