package dev.kuber.platform.engine;

import java.util.List;

/** The events of every owner, in order and without gaps. */
public interface EventLog {

    /** At most {@code limit} events of this owner after this sequence number, oldest first. */
    List<Event> after(String owner, long sequence, int limit);

    /** The number of the owner's last event; 0 if there is none. */
    long last(String owner);

    /** Keeps an event that belongs to no step, and tells everybody who watches. */
    void publish(String owner, EventDraft draft);
}
