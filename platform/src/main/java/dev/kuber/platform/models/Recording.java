package dev.kuber.platform.models;

import dev.kuber.port.LanguageModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are bought once, to be heard again for ever. Whoever asks the same waits for the answer and hears it, too;
 * after the first request that brings none, nothing more is bought.
 */
public final class Recording {

    private static final String TOO_LATE = "An answer came so late that its question had been given up.";

    private final BooleanSupplier wanted;
    private final AtomicInteger bought = new AtomicInteger();
    private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
    private final Map<String, ReentrantLock> asking = new ConcurrentHashMap<>();

    /** @param wanted whether anybody still waits for the answers */
    public Recording(BooleanSupplier wanted) {
        this.wanted = wanted;
    }

    /** How many replies were bought. */
    public int bought() {
        return bought.get();
    }

    /** Why nothing more is bought, as a sentence; empty while it goes on. */
    public Optional<String> stopped() {
        return Optional.ofNullable(stopped.get());
    }

    /** What is recorded under this hash, bought first if nothing is. */
    ModelReply once(String hash, Supplier<Optional<ModelReply>> recorded, Runnable buying) {
        ReentrantLock mine = asking.computeIfAbsent(hash, _ -> new ReentrantLock());
        mine.lock();
        try {
            return recorded.get().orElseGet(() -> {
                buy(buying);
                // Not what this request brought: somebody else may have been first, and the first is heard ever after.
                return recorded.get().orElseThrow(() -> {
                    stopped.compareAndSet(null, TOO_LATE);
                    return new LanguageModel.Unavailable(TOO_LATE, false);
                });
            });
        } finally {
            mine.unlock();
        }
    }

    private void buy(Runnable buying) {
        String why = stopped.get();
        if (why != null || !wanted.getAsBoolean()) {
            throw new LanguageModel.Unavailable(why == null ? "Nobody waits for the answer any more." : why, false);
        }
        try {
            buying.run();
            bought.incrementAndGet();
        } catch (LanguageModel.Unavailable | LanguageModel.BudgetExceeded e) {
            stopped.compareAndSet(null, String.valueOf(e.getMessage()));
            throw e;
        } catch (RuntimeException e) {
            stopped.compareAndSet(null, "An answer could not be recorded.");
            throw e;
        }
    }
}
