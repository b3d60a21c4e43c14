package dev.kuber.platform.api;

import dev.kuber.platform.roles.ConditionalOnRole;
import dev.kuber.platform.roles.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where Kuber is once it answers. */
@Component
@ConditionalOnRole(Role.API)
class Greeting {

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    @EventListener
    void ready(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port != null) {
            LOG.info("Kuber is ready at http://localhost:{}", port);
        }
    }
}
