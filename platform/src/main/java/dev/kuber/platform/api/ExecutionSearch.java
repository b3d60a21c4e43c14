package dev.kuber.platform.api;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Finds executions page by page, newest first. */
@Component
class ExecutionSearch {

    /** How many executions are looked at for one page at most: a page may be short, and says where to go on. */
    static final int MOST_LOOKED_AT = 2_000;

    private static final int AT_ONCE = 200;

    private final ExecutionStore store;
    private final ExecutionViews views;

    ExecutionSearch(ExecutionStore store, ExecutionViews views) {
        this.store = store;
        this.views = views;
    }

    /** The first executions of the query that are wanted, as many as it limits them to. */
    Page<ExecutionSummary> page(ExecutionStore.Query query, Predicate<ExecutionSummary> wanted) {
        var found = new ArrayList<ExecutionSummary>();
        String after = query.after();
        int chunk = query.limit() + 1;
        for (int lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += chunk) {
            chunk = lookedAt == 0 ? chunk : Math.max(AT_ONCE, chunk);
            List<Execution> next = store.list(
                    new ExecutionStore.Query(query.owner(), query.pipelineId(), query.status(), after, chunk));
            for (Execution execution : next) {
                ExecutionSummary summary = views.summary(execution);
                if (!wanted.test(summary)) {
                    continue;
                }
                if (found.size() == query.limit()) {
                    return new Page<>(found, found.getLast().id());
                }
                found.add(summary);
            }
            if (next.size() < chunk) {
                return Page.all(found);
            }
            after = next.getLast().id();
        }
        return new Page<>(found, after);
    }
}
