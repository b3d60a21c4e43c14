package dev.kuber.platform.connections;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Seals stored keys anew, once per start, when the operator has brought a newer key. */
@Component
class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final Connections connections;

    KeyRotation(Connections connections) {
        this.connections = connections;
    }

    @EventListener(ApplicationReadyEvent.class)
    void rotate() {
        int resealed = connections.reseal();
        if (resealed > 0) {
            LOG.info("Broker connections whose keys are sealed with the newest secret key now: {}.", resealed);
        }
    }
}
