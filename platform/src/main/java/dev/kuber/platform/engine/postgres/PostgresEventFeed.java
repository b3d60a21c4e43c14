package dev.kuber.platform.engine.postgres;

import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.EventFeed;
import dev.kuber.platform.engine.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells subscribers of new events. One connection per process listens for the owners that have new ones; what they are is
 * read from the log, so that a lost notification or connection delays events but never loses or reorders them.
 */
public final class PostgresEventFeed implements EventFeed, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PostgresEventFeed.class.getName());

    private static final int PAGE = 500;

    private static final int POLL_MILLIS = 1_000;

    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final EventLog log;
    private final Map<String, Consumer<String>> others;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final Thread listening;
    private volatile boolean closed;

    public PostgresEventFeed(DataSource dataSource, EventLog log) {
        this(dataSource, log, Map.of());
    }

    /**
     * @param others channels that are listened to on the same connection, and who hears what is said there; must not keep the
     *     listening thread
     */
    public PostgresEventFeed(DataSource dataSource, EventLog log, Map<String, Consumer<String>> others) {
        this.dataSource = dataSource;
        this.log = log;
        this.others = Map.copyOf(others);
        this.listening = Thread.ofPlatform().name("kuber-events").daemon().start(this::listen);
    }

    @Override
    public Subscription subscribe(String owner, long after, Consumer<List<Event>> listener) {
        var subscriber = new Subscriber(owner, after, listener);
        subscribers.add(subscriber);
        subscriber.start();
        return subscriber;
    }

    private void listen() {
        while (!closed) {
            try (Connection connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("listen " + EventRows.CHANNEL);
                for (String channel : others.keySet()) {
                    statement.execute("listen " + channel);
                }
                subscribers.forEach(Subscriber::look);
                hear(connection.unwrap(PGConnection.class));
                statement.execute("unlisten *");
            } catch (SQLException e) {
                if (!closed) {
                    LOG.log(System.Logger.Level.WARNING, "Events are late: the database does not answer.", e);
                    pause();
                }
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (!closed) {
            PGNotification[] heard = connection.getNotifications(POLL_MILLIS);
            if (heard != null) {
                for (PGNotification notification : heard) {
                    hand(notification);
                }
            }
        }
    }

    private void hand(PGNotification notification) {
        Consumer<String> other = others.get(notification.getName());
        if (other != null) {
            other.accept(notification.getParameter());
            return;
        }
        for (Subscriber subscriber : subscribers) {
            subscriber.heard(notification.getParameter());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        subscribers.forEach(Subscriber::close);
        try {
            listening.join(2L * POLL_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Subscriber implements Subscription {
        private final String owner;
        private final Consumer<List<Event>> listener;
        private final Semaphore news = new Semaphore(1);
        private long after;
        private volatile boolean over;

        Subscriber(String owner, long after, Consumer<List<Event>> listener) {
            this.owner = owner;
            this.after = after;
            this.listener = listener;
        }

        void start() {
            Thread.ofVirtual().name("kuber-events-" + owner).start(this::run);
        }

        void heard(String whose) {
            if (whose.equals(owner)) {
                look();
            }
        }

        void look() {
            news.release();
        }

        private void run() {
            try {
                while (!over) {
                    news.acquire();
                    news.drainPermits();
                    handOver();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "A subscription ended.", e);
            } finally {
                close();
            }
        }

        private void handOver() {
            List<Event> page;
            do {
                page = read();
                if (!page.isEmpty() && !over) {
                    listener.accept(page);
                    after = page.getLast().sequence();
                }
            } while (page.size() == PAGE && !over);
        }

        /** Nothing while the database does not answer; then it is looked again. */
        private List<Event> read() {
            try {
                return log.after(owner, after, PAGE);
            } catch (IllegalStateException e) {
                LOG.log(System.Logger.Level.DEBUG, "Events are late.", e);
                pause();
                look();
                return List.of();
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
