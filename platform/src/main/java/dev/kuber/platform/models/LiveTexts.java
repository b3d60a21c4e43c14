package dev.kuber.platform.models;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tells subscribers what models say as they say it, whichever process asked them. */
@Component
public class LiveTexts {

    /** The channel of the database to listen to, for {@link #heard}. */
    public static final String CHANNEL = LiveTextRows.CHANNEL;

    private static final Logger LOG = LoggerFactory.getLogger(LiveTexts.class);

    /** How soon what grows is looked at although nobody said that it has: what was said may not have been heard. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final LiveTextRows rows;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();

    LiveTexts(LiveTextRows rows) {
        this.rows = rows;
    }

    /** Ends when closed. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Hands over what models say to this owner's agents, now and from now on; what a slow listener misses is in the next.
     *
     * @param listener called by one thread at a time, which it may hold up; when it throws, the subscription ends
     */
    public Subscription subscribe(UUID owner, Consumer<LiveText> listener) {
        var subscriber = new Subscriber(owner, listener);
        subscribers.add(subscriber);
        Thread.ofVirtual().name("kuber-model-texts-" + owner).start(subscriber::run);
        return subscriber;
    }

    /** Something of this owner has grown or ended. */
    public void heard(String owner) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.owner.toString().equals(owner)) {
                subscriber.news.release();
            }
        }
    }

    private final class Subscriber implements Subscription {
        private final UUID owner;
        private final Consumer<LiveText> listener;
        private final Semaphore news = new Semaphore(1);
        private final Map<UUID, LiveText> known = new HashMap<>();
        private volatile boolean over;

        Subscriber(UUID owner, Consumer<LiveText> listener) {
            this.owner = owner;
            this.listener = listener;
        }

        private void run() {
            try {
                while (!over) {
                    untilThereIsNews();
                    look();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.debug("A subscription to models' texts ended.", e);
            } finally {
                close();
            }
        }

        private void untilThereIsNews() throws InterruptedException {
            if (known.isEmpty()) {
                news.acquire();
            } else {
                var _ = news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
            news.drainPermits();
        }

        /** A database that does not answer ends no subscription. */
        private void look() {
            List<LiveText> now;
            try {
                now = rows.of(owner);
            } catch (DataAccessException e) {
                LOG.debug("What models say cannot be read now.", e);
                return;
            }
            handOver(now);
        }

        private void handOver(List<LiveText> now) {
            var gone = new HashSet<>(known.keySet());
            for (LiveText text : now) {
                gone.remove(text.call());
                if (!over && !text.equals(known.put(text.call(), text))) {
                    listener.accept(text);
                }
            }
            for (UUID call : gone) {
                LiveText last = known.remove(call);
                if (!over && last != null) {
                    listener.accept(last.ended());
                }
            }
        }

        @Override
        public void close() {
            over = true;
            subscribers.remove(this);
            news.release();
        }
    }
}
