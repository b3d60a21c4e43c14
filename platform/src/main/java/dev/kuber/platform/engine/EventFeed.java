package dev.kuber.platform.engine;

import java.util.List;
import java.util.function.Consumer;

/** Events as they happen, whichever process made them. */
public interface EventFeed {

    /**
     * Hands over every event of this owner after this sequence number, in order and without gaps, now and from now on.
     *
     * @param listener called by one thread at a time, which it may hold up; when it throws, the subscription ends
     */
    Subscription subscribe(String owner, long after, Consumer<List<Event>> listener);

    /** Ends when closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
