package dev.kuber.platform.orders;

import java.util.Optional;

/** Whether entries are stopped. */
@FunctionalInterface
public interface EntryStop {

    /** Nothing is ever stopped. */
    EntryStop NONE = (_, _) -> Optional.empty();

    /** Why this owner's pipeline must not open anything; empty if it may. Must never answer from memory. */
    Optional<Halt> inForce(String owner, String pipelineId);
}
