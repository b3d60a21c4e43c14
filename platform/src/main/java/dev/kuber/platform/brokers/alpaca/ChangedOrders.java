package dev.kuber.platform.brokers.alpaca;

import dev.kuber.trade.OrderState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of changed orders, one after the other, on a thread of its own, so that a slow listener holds up no
 * stream. An order that changes again before it was told is told once. What a listener could not take is told again.
 */
final class ChangedOrders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangedOrders.class);
    private static final int ATTEMPTS = 5;

    private final OrderBook book;
    private final OrderReader reader;
    private final Pauses pauses;
    private final CopyOnWriteArrayList<OrderListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> waiting = new LinkedHashMap<>();
    private final AtomicReference<@Nullable String> lastError = new AtomicReference<>();
    private final Thread teller = Thread.ofVirtual().name("alpaca-order-news").unstarted(this::run);
    private @Nullable Runnable errand;
    private boolean closed;

    ChangedOrders(OrderBook book, OrderReader reader, Pauses pauses) {
        this.book = book;
        this.reader = reader;
        this.pauses = pauses;
    }

    void listen(OrderListener listener) {
        listeners.add(listener);
    }

    void start() {
        teller.start();
    }

    /** The order with this id of the broker, or one under it, has changed. */
    void add(String id) {
        put(id, 1);
    }

    private synchronized void put(String id, int attempt) {
        waiting.merge(id, attempt, Math::min);
        notifyAll();
    }

    /** Does this before anything else is told. */
    synchronized void lookAround(Runnable look) {
        errand = look;
        notifyAll();
    }

    /** Listeners know that nothing is missing any more. */
    void back() {
        listeners.forEach(OrderListener::back);
    }

    /** What last went wrong with a listener; null if nothing ever did. */
    @Nullable
    String lastError() {
        return lastError.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private record News(@Nullable Runnable errand, String id, int attempt) {}

    private synchronized @Nullable News next() throws InterruptedException {
        while (!closed && errand == null && waiting.isEmpty()) {
            wait();
        }
        if (closed) {
            return null;
        }
        if (errand != null) {
            var news = new News(errand, "", 0);
            errand = null;
            return news;
        }
        var first = waiting.entrySet().iterator().next();
        var news = new News(null, first.getKey(), first.getValue());
        waiting.remove(news.id());
        return news;
    }

    private void run() {
        try {
            for (News news = next(); news != null; news = next()) {
                String id = news.id();
                attempt(news.errand() == null ? () -> tell(id) : news.errand(), news);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Runnable action, News news) {
        try {
            action.run();
        } catch (RuntimeException e) {
            lastError.set("News of an order could not be passed on: " + e.getMessage());
            LOG.error("News of order {} cannot be passed on (attempt {}).", news.id(), news.attempt(), e);
            book.invalidate();
            if (news.errand() == null && news.attempt() < ATTEMPTS) {
                pauses.before(news.attempt());
                put(news.id(), news.attempt() + 1);
            }
        }
    }

    private void tell(String id) {
        String root = book.rootOf(id);
        Optional<OrderState> state = settled(root);
        if (state.isPresent()) {
            for (OrderListener listener : listeners) {
                listener.changed(state.get().clientId(), state.get());
            }
        }
    }

    /** The family as it is, read from Alpaca where the stream did not say enough. */
    private Optional<OrderState> settled(String root) {
        if (!book.whole(root)) {
            reader.family(root);
        }
        String top = book.rootOf(root);
        reader.complete(top, 0);
        return book.state(top);
    }
}
