package dev.kuber.platform.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trader's order that nothing more is opened, by one pipeline or in the whole account, until it is lifted.
 *
 * @param pipelineId null for everything of this owner
 * @param since by the wall clock
 * @param by name of who halted it
 * @param flatten whether what is held is closed at market
 */
public record Halt(
        String id,
        String owner,
        @Nullable String pipelineId,
        Instant since,
        String by,
        String reason,
        boolean flatten) {

    public boolean wholeAccount() {
        return pipelineId == null;
    }

    /** Whether it concerns this pipeline of the same owner. */
    public boolean covers(String pipeline) {
        return pipelineId == null || pipelineId.equals(pipeline);
    }

    /** Why nothing is opened, in a sentence. */
    public String sentence() {
        return (wholeAccount() ? "Trading in the whole account" : "This pipeline") + " is halted by " + by + ": "
                + reason + ". Resume it before anything new is opened.";
    }
}
