package dev.kuber.platform.engine;

import java.time.Instant;
import java.util.List;

/**
 * What is written in one transaction: steps, the execution's new head, the news that became steps, the wake-ups that
 * follow, and the events.
 *
 * @param before the head on which the steps were decided; if the stored version differs, nothing is written
 * @param after the new head
 * @param read keys of the messages that became steps
 * @param over nodes that have waited for something until now
 * @param wakeups the next fire of the pipeline, when the execution ends
 * @param bill what is paid for the steps
 */
public record StepCommit(
        Execution before,
        Execution after,
        List<Step> steps,
        List<String> read,
        List<String> over,
        List<DueWakeup> wakeups,
        List<EventDraft> events,
        Bill bill) {

    /** One that costs nothing. */
    public StepCommit(
            Execution before,
            Execution after,
            List<Step> steps,
            List<String> read,
            List<String> over,
            List<DueWakeup> wakeups,
            List<EventDraft> events) {
        this(before, after, steps, read, over, wakeups, events, Bill.NONE);
    }

    public StepCommit {
        steps = List.copyOf(steps);
        read = List.copyOf(read);
        over = List.copyOf(over);
        wakeups = List.copyOf(wakeups);
        events = List.copyOf(events);
    }

    /** A wake-up and its time, on the execution's timeline. */
    public record DueWakeup(Instant at, Instant wallTime, Wakeup wakeup) {}
}
