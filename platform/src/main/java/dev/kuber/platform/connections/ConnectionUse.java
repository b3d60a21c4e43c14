package dev.kuber.platform.connections;

import java.util.Optional;

/** Knows who trades through a connection; asked before one is removed. */
@FunctionalInterface
public interface ConnectionUse {

    /** Who does, as a sentence that says what to do first; empty if nobody does. */
    Optional<String> of(BrokerConnection connection);
}
