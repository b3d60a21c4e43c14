package dev.kuber.platform.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps executions in memory and their wake-ups on a timeline; for backtests and tests. Not thread-safe, like virtual
 * time itself.
 */
public final class MemoryExecutionStore implements ExecutionStore {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> active = new HashMap<>();
    private final VirtualTimeline timeline;
    private final StepListener listener;
    private final Predicate<History> keep;

    /**
     * @param timeline which wakes the executions
     * @param listener told of every commit, after it
     * @param keep asked once when an execution ends whether its steps may be asked for later; forgotten if not
     */
    public MemoryExecutionStore(VirtualTimeline timeline, StepListener listener, Predicate<History> keep) {
        this.timeline = timeline;
        this.listener = listener;
        this.keep = keep;
    }

    private static final class Entry {
        private Execution execution;
        private final List<Step> steps = new ArrayList<>(8);
        private List<Message> inbox = List.of();
        private @Nullable Set<String> known;

        Entry(Execution execution) {
            this.execution = execution;
        }
    }

    @Override
    public boolean create(Execution execution, List<EventDraft> events) {
        if (entries.containsKey(execution.id()) || (execution.trial() && tried(execution.pipelineId()))) {
            return false;
        }
        entries.put(execution.id(), new Entry(execution));
        count(execution, 1);
        timeline.wakeAt(timeline.now(), new Wakeup.Resume(execution.id()));
        return true;
    }

    @Override
    public boolean createWithin(int places, Execution execution, List<EventDraft> events) {
        return active(execution.pipelineId()) < places && create(execution, events);
    }

    private boolean tried(String pipelineId) {
        return entries.values().stream()
                .map(entry -> entry.execution)
                .anyMatch(other -> other.trial()
                        && other.pipelineId().equals(pipelineId)
                        && !other.status().terminal());
    }

    private void count(Execution execution, int more) {
        if (!execution.trial()) {
            active.merge(execution.pipelineId(), more, Integer::sum);
        }
    }

    @Override
    public Optional<History> load(String executionId, int afterSequence) {
        Entry entry = entries.get(executionId);
        if (entry == null) {
            return Optional.empty();
        }
        List<Step> steps = afterSequence >= entry.steps.size()
                ? List.of()
                : List.copyOf(entry.steps.subList(afterSequence, entry.steps.size()));
        return Optional.of(new History(entry.execution, steps, entry.inbox));
    }

    @Override
    public Appended append(StepCommit commit) {
        Entry entry = entries.get(commit.before().id());
        if (entry == null || entry.execution.version() != commit.before().version()) {
            return Appended.LOST_CLAIM;
        }
        entry.steps.addAll(commit.steps());
        entry.execution = commit.after();
        if (!commit.read().isEmpty()) {
            entry.inbox = unread(entry.inbox, commit.read());
        }
        if (commit.after().status().terminal()) {
            ended(entry);
        }
        listener.committed(commit);
        for (StepCommit.DueWakeup due : commit.wakeups()) {
            timeline.wakeAt(due.at(), due.wakeup());
        }
        return Appended.COMMITTED;
    }

    private static List<Message> unread(List<Message> inbox, List<String> read) {
        var left = new ArrayList<Message>(0);
        for (Message message : inbox) {
            if (!read.contains(message.key())) {
                left.add(message);
            }
        }
        return List.copyOf(left);
    }

    private void ended(Entry entry) {
        count(entry.execution, -1);
        entry.inbox = List.of();
        // It may have been ended by somebody else than its own wake-up.
        timeline.forget(new Wakeup.Resume(entry.execution.id()));
        if (!keep.test(new History(entry.execution, List.copyOf(entry.steps), List.of()))) {
            entries.remove(entry.execution.id());
        }
    }

    @Override
    public boolean tell(String executionId, Message message) {
        Entry entry = entries.get(executionId);
        if (entry == null || entry.execution.status().terminal()) {
            return false;
        }
        if (entry.known == null) {
            entry.known = new HashSet<>();
        }
        if (!entry.known.add(message.key())) {
            return false;
        }
        var inbox = new ArrayList<>(entry.inbox);
        inbox.add(message);
        entry.inbox = List.copyOf(inbox);
        timeline.wakeAt(timeline.now(), new Wakeup.Resume(executionId));
        return true;
    }

    @Override
    public List<Execution> list(Query query) {
        var found = new ArrayList<Execution>();
        boolean reached = query.after() == null;
        for (Entry entry : List.copyOf(entries.values()).reversed()) {
            Execution execution = entry.execution;
            if (reached && found.size() < query.limit() && matches(query, execution)) {
                found.add(execution);
            }
            reached |= execution.id().equals(query.after());
        }
        return found;
    }

    private static boolean matches(Query query, Execution execution) {
        return execution.owner().equals(query.owner())
                && (query.pipelineId() == null || query.pipelineId().equals(execution.pipelineId()))
                && (query.status() == null || query.status() == execution.status());
    }

    @Override
    public Optional<Execution> find(String owner, String executionId) {
        return Optional.ofNullable(entries.get(executionId))
                .map(entry -> entry.execution)
                .filter(execution -> execution.owner().equals(owner));
    }

    @Override
    public int active(String pipelineId) {
        return active.getOrDefault(pipelineId, 0);
    }

    @Override
    public boolean wantsEvents() {
        return false;
    }
}
