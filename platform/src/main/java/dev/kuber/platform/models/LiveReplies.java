package dev.kuber.platform.models;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Replies that grow now in this process. What they have become is written a few times a second for all of them together, so
 * that the number of calls does not become a number of transactions; a reply that cannot be shown goes on all the same.
 */
@Component
public class LiveReplies {

    private static final Logger LOG = LoggerFactory.getLogger(LiveReplies.class);

    /** Longer than any reply may take. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    /** As much as anybody reads while it grows: all of it is written, and sent to every browser, again and again. */
    static final int LONGEST = 100_000;

    private final LiveTextRows rows;
    private final Map<UUID, Reply> growing = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> ended = new ConcurrentHashMap<>();

    LiveReplies(LiveTextRows rows) {
        this.rows = rows;
    }

    /** A reply from its first piece to its end. */
    final class Reply implements KeepingHttp.Growing, AutoCloseable {
        private final Try asked;
        private final StringBuilder reasoning = new StringBuilder();
        private final StringBuilder text = new StringBuilder();
        private boolean changed;
        private boolean shown;

        private Reply(Try asked) {
            this.asked = asked;
        }

        @Override
        public synchronized void grown(CharSequence newReasoning, CharSequence newText) {
            changed |= add(reasoning, newReasoning);
            changed |= add(text, newText);
        }

        private static boolean add(StringBuilder shown, CharSequence whole) {
            int to = Math.min(whole.length(), LONGEST);
            boolean more = to > shown.length();
            if (more) {
                shown.append(whole, shown.length(), to);
            }
            return more;
        }

        private synchronized Optional<LiveTextRows.Owned> news() {
            if (!changed) {
                return Optional.empty();
            }
            changed = false;
            shown = true;
            var now = new LiveText(
                    asked.id(),
                    asked.payer().executionId(),
                    asked.payer().node(),
                    asked.key().member(),
                    reasoning.toString(),
                    text.toString(),
                    false);
            return Optional.of(new LiveTextRows.Owned(asked.payer().owner(), now));
        }

        @Override
        public synchronized void close() {
            growing.remove(asked.id());
            if (shown) {
                ended.put(asked.id(), asked.id());
            }
        }
    }

    Reply begin(Try asked) {
        var reply = new Reply(asked);
        growing.put(asked.id(), reply);
        return reply;
    }

    /** Writes what has changed; to be called a few times a second. */
    public void flush() {
        var news = new ArrayList<LiveTextRows.Owned>();
        for (Reply reply : growing.values()) {
            reply.news().ifPresent(news::add);
        }
        List<UUID> over = List.copyOf(ended.keySet());
        try {
            if (!news.isEmpty()) {
                rows.write(news);
            }
            if (!over.isEmpty()) {
                rows.remove(over);
                ended.keySet().removeAll(over);
            }
        } catch (DataAccessException e) {
            LOG.debug("What models say is not shown.", e);
        }
    }

    /** Removes what processes have left behind that are gone; answers how many that were. */
    public int prune() {
        return rows.removeOlderThan(ABANDONED);
    }
}
