package dev.kuber.platform.engine;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds in recorded history when something that a node waits for happens next; for virtual time. */
@FunctionalInterface
public interface NextOccurrence {

    /** Nothing ever happens by itself. */
    NextOccurrence NEVER = (_, _, _) -> Optional.empty();

    /**
     * The first time strictly after {@code after} and not later than {@code until} at which it happens. Empty for what
     * only somebody can tell: {@link WakeOn.Told} and {@link WakeOn.OrderUpdate}.
     */
    Optional<Occurrence> find(WakeOn what, Instant after, Instant until);

    /**
     * It happens.
     *
     * @param fact what the node is told; null if it is only woken
     */
    record Occurrence(Instant at, @Nullable Fact fact) {}
}
