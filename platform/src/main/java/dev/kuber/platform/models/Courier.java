package dev.kuber.platform.models;

import dev.kuber.port.LanguageModel.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Brings requests to providers: waits for its turn, for as long as is asked, and for the reply. */
@Component
class Courier {

    /** How long a question may wait for room in its connection. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final ProviderClient client;
    private final Pace pace;
    private final Clock clock;
    private final RandomGenerator chance;
    private final Waiting waiting;
    private final LiveReplies replies;

    Courier(
            ProviderClient client,
            Pace pace,
            Clock clock,
            RandomGenerator chance,
            Waiting waiting,
            LiveReplies replies) {
        this.client = client;
        this.pace = pace;
        this.clock = clock;
        this.chance = chance;
        this.waiting = waiting;
        this.replies = replies;
    }

    Instant now() {
        return clock.instant();
    }

    Patience patience() {
        return new Patience(chance);
    }

    /**
     * Waits until the connection may carry one more, and writes the call down as asked.
     *
     * @throws Unavailable if that takes too long, or somebody else asks the same at this moment
     */
    void enter(Try asked) {
        String name = asked.connection().name();
        Instant deadline = now().plus(LONGEST);
        try {
            for (Duration wait = pace.enter(asked); wait.isPositive(); wait = pace.enter(asked)) {
                if (now().plus(wait).isAfter(deadline)) {
                    throw new Unavailable(
                            "The model connection '" + name + "' had no room for a question for " + LONGEST.toMinutes()
                                    + " minutes: allow more requests a minute or more at once.",
                            true);
                }
                pause(wait, "The model connection '" + name + "' has no room for a question now.");
            }
        } catch (DuplicateKeyException _) {
            throw new Unavailable("Another worker is asking the same question.", true);
        }
    }

    /** Sends, and has the end kept, even when this thread was told to stop meanwhile. */
    Sending deliver(Order order, Try asked, BiConsumer<Sending, Duration> keep) {
        Instant from = now();
        // What is seen of it ends when it is recorded, not before.
        try (LiveReplies.Reply live = replies.begin(asked)) {
            Sending sending = client.send(order.request(), order.endpoint(), live);
            evenIfStopped(() -> keep.accept(sending, Duration.between(from, now())));
            return sending;
        }
    }

    /** Does what must be done although this thread was told to stop, and tells it again afterwards. */
    static void evenIfStopped(Runnable work) {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits after a refusal; one that concerns the key as a whole silences all who use it. */
    void makeWay(ModelConnection connection, Sending.Declined declined, Patience patience) {
        Duration wait = patience.before(declined.delay(), 1, declined.sentence());
        if (declined.status() == 429 || declined.delay() != null) {
            pace.block(connection, wait);
        } else {
            pause(wait, declined.sentence());
        }
    }

    /** @throws Unavailable with this sentence if the thread is told to stop */
    void pause(Duration duration, String sentence) {
        try {
            waiting.pause(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unavailable(sentence, true);
        }
    }
}
