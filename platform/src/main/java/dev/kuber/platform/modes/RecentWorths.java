package dev.kuber.platform.modes;

import dev.kuber.platform.modes.AccountWorths.Point;
import dev.kuber.platform.modes.AccountWorths.Worth;
import dev.kuber.platform.modes.HeldAccounts.HeldAccount;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * What accounts are worth, for somebody who waits for an answer: what is kept is given at once, and what is no longer fresh
 * is asked for beside it, so that the next one who looks has it. No broker holds up a page.
 */
@Component
class RecentWorths implements AutoCloseable {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final AccountWorths worths;
    private final AccountMarks marks;
    private final Set<String> asking = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    RecentWorths(AccountWorths worths, AccountMarks marks) {
        this.worths = worths;
        this.marks = marks;
    }

    /** What is kept of these accounts of this owner, by account; one that was never asked is missing. */
    Map<String, Worth> of(String owner, List<HeldAccount> accounts) {
        Map<String, Worth> kept = worths.of(owner);
        for (HeldAccount account : accounts) {
            Worth worth = kept.get(account.key());
            if ((worth == null || worth.age().compareTo(FRESH) > 0) && asking.add(account.key())) {
                threads.execute(() -> ask(account.key(), owner));
            }
        }
        return kept;
    }

    List<Point> history(Collection<String> accounts, Duration within) {
        return worths.history(accounts, within);
    }

    private void ask(String account, String owner) {
        try {
            marks.ask(account, owner);
        } finally {
            asking.remove(account);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
