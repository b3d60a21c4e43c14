package dev.kuber.platform.engine;

import java.time.Instant;

/** Why the engine is to look at something. */
public sealed interface Wakeup {

    /** A pipeline starts an execution, at this time of its timeline. */
    record Fire(String pipelineId, Instant at) implements Wakeup {}

    /** A pipeline's window is looked at. */
    record Bell(String pipelineId) implements Wakeup {}

    /** An execution goes on. */
    record Resume(String executionId) implements Wakeup {}
}
