package dev.kuber.platform.orders;

import dev.kuber.trade.OrderRequest;
import java.util.Optional;

/** Whether an entry is stopped. */
@FunctionalInterface
public interface EntryStop {

    /** Nothing is ever stopped. */
    EntryStop NONE = (_, _) -> Optional.empty();

    /**
     * Why this entry must not be sent, in a sentence; empty if it may. Must never answer from memory; may be asked several
     * times of the same entry.
     */
    Optional<String> refusal(OrderOrigin origin, OrderRequest request);

    /** This one, then the other. */
    default EntryStop or(EntryStop other) {
        return (origin, request) -> refusal(origin, request).or(() -> other.refusal(origin, request));
    }
}
