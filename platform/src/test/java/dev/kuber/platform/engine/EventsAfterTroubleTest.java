package dev.kuber.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.engine.postgres.PostgresEventFeed;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A database that does not answer for a while makes events late, and loses nobody who listens. */
class EventsAfterTroubleTest {

    private static final Event EVENT = new Event(
            "ada",
            1,
            Event.Type.NOTIFICATION,
            Instant.EPOCH,
            null,
            null,
            new Event.Data(null, null, null, "Here I am.", null, null, null, null));

    /** A log that cannot be read the first two times. */
    private static final class Shaky implements EventLog {
        private final AtomicInteger read = new AtomicInteger();

        @Override
        public List<Event> after(String owner, long sequence, int limit) {
            if (read.incrementAndGet() <= 2) {
                throw new IllegalStateException("The events cannot be read.");
            }
            return sequence == 0 ? List.of(EVENT) : List.of();
        }

        @Override
        public long last(String owner) {
            return 0;
        }

        @Override
        public void publish(String owner, EventDraft draft) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void whoListensHearsThemWhenItAnswersAgain() throws Exception {
        var heard = new LinkedBlockingQueue<List<Event>>();
        try (var feed = new PostgresEventFeed(TestDatabase.fresh(), new Shaky());
                var _ = feed.subscribe("ada", 0, heard::add)) {
            assertThat(heard.poll(20, TimeUnit.SECONDS)).containsExactly(EVENT);
        }
    }
}
