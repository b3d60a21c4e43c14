package dev.kuber.platform.api;

import dev.kuber.platform.engine.EventFeed;
import dev.kuber.platform.engine.EventLog;
import dev.kuber.platform.models.LiveTexts;
import dev.kuber.platform.roles.ConditionalOnRole;
import dev.kuber.platform.roles.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.OriginHandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import tools.jackson.databind.json.JsonMapper;

/** The WebSocket of events, at the address where they can also be polled; only pages of our own may open it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.API)
class EventSocketConfiguration {

    @Bean
    HandlerMapping eventSockets(
            EventFeed feed,
            EventLog log,
            LiveTexts texts,
            JsonMapper json,
            @Value("${kuber.events.heartbeat:25s}") Duration heartbeat) {
        var handler = new WebSocketHttpRequestHandler(
                new EventSocket(feed, log, texts, json, heartbeat), new DefaultHandshakeHandler());
        handler.setHandshakeInterceptors(List.of(new OriginHandshakeInterceptor()));
        var mapping = new WebSocketHandlerMapping();
        mapping.setUrlMap(Map.of("/api/v1/events", handler));
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setOrder(-1); // before the controllers
        return mapping;
    }
}
