package dev.kuber.platform.engine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps executions, their steps and their inboxes, and the wake-ups that belong to them. */
public interface ExecutionStore {

    /**
     * Keeps a new execution and wakes it at once.
     *
     * @return false if there is one with this id already, or it is a trial and another one of its pipeline has not
     *     ended; nothing changes then
     */
    boolean create(Execution execution, List<EventDraft> events);

    /**
     * Keeps a new execution and wakes it at once if one of its pipeline's places is free. It holds the place until it
     * ends; of many who want the last one, in whatever process, one gets it.
     *
     * @param places how many executions of the pipeline may hold one
     * @return false if no place was free, somebody else took the same one first, or there is an execution with this id
     */
    boolean createWithin(int places, Execution execution, List<EventDraft> events);

    /** The execution's head, its steps after this sequence, and its unread news. */
    Optional<History> load(String executionId, int afterSequence);

    /** Writes all of it or nothing. */
    Appended append(StepCommit commit);

    /**
     * Puts news into the inbox and wakes the execution.
     *
     * @return false if the key is known already, or the execution has ended or does not exist
     */
    boolean tell(String executionId, Message message);

    /** Executions of this owner, newest first. */
    List<Execution> list(Query query);

    /** The head of an execution of this owner. */
    Optional<Execution> find(String owner, String executionId);

    /** Executions of this pipeline that have not ended, trials left out. */
    int active(String pipelineId);

    /** Whether commits should carry events. */
    boolean wantsEvents();

    /** What {@link #load} found. */
    record History(Execution execution, List<Step> steps, List<Message> inbox) {}

    /** What became of a commit. */
    enum Appended {
        COMMITTED,
        /** Somebody else has written meanwhile; nothing was written. */
        LOST_CLAIM
    }

    /**
     * What to list.
     *
     * @param pipelineId of a pipeline or backtest; null for all pipelines, backtests left out
     * @param after id of the last execution of the page before; null for the first page
     */
    record Query(
            String owner,
            @Nullable String pipelineId,
            @Nullable ExecutionStatus status,
            @Nullable String after,
            int limit) {}
}
