package dev.kuber.platform.models;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Seals stored keys anew, once per start, when the operator has brought a newer key. */
@Component
class ModelKeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(ModelKeyRotation.class);

    private final ModelConnections connections;

    ModelKeyRotation(ModelConnections connections) {
        this.connections = connections;
    }

    @EventListener(ApplicationReadyEvent.class)
    void rotate() {
        int resealed = connections.reseal();
        if (resealed > 0) {
            LOG.info("Model connections whose keys are sealed with the newest secret key now: {}.", resealed);
        }
    }
}
