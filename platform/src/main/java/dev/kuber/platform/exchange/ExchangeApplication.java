package dev.kuber.platform.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * The parts of the exchange's server. Deliberately without a stereotype, so that the main application, which scans for
 * those, never takes it in.
 */
@EnableWebMvc
class ExchangeApplication {

    private static final String ORDER_STREAM = "/stream";
    private static final Set<String> DATA_STREAMS = Set.of(
            "/v2/iex",
            "/v2/sip",
            "/v2/delayed_sip",
            "/v2/test",
            "/v1beta1/boats",
            "/v1beta1/overnight",
            "/v1beta1/news",
            "/v1beta3/crypto/us",
            "/v1beta3/crypto/us-1");

    @Bean
    TomcatServletWebServerFactory webServer(ExchangeOptions options) {
        var factory = new TomcatServletWebServerFactory(options.port());
        factory.setAddress(InetAddress.getLoopbackAddress());
        factory.addEngineValves(new HangUp());
        factory.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), Set.of()));
        // A pair such as BTC/USD may come as BTC%2FUSD.
        factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
        factory.addProtocolHandlerCustomizers(
                handler -> handler.setExecutor(Executors.newVirtualThreadPerTaskExecutor()));
        return factory;
    }

    @Bean
    DispatcherServlet dispatcherServlet(WebApplicationContext context) {
        return new DispatcherServlet(context);
    }

    @Bean
    DispatcherServletRegistrationBean dispatcherServletRegistration(DispatcherServlet servlet) {
        var registration = new DispatcherServletRegistrationBean(servlet, "/");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Gate> gate(Accounts accounts, ExchangeOptions options) {
        var streams = new TreeSet<>(DATA_STREAMS);
        streams.add(ORDER_STREAM);
        var registration = new FilterRegistrationBean<>(new Gate(accounts, options.wall(), streams));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    Accounts accounts(ExchangeOptions options) {
        return new Accounts(options);
    }

    @Bean
    DataStream dataStream(Accounts accounts, ExchangeOptions options) {
        var stream = new DataStream(accounts);
        options.market().listen(stream);
        return stream;
    }

    @Bean
    SimpleUrlHandlerMapping streams(Accounts accounts, DataStream data) {
        Map<String, Object> handlers = new HashMap<>();
        handlers.put(ORDER_STREAM, upgrading(new OrderStream(accounts)));
        DATA_STREAMS.forEach(path -> handlers.put(path, upgrading(data)));
        return new SimpleUrlHandlerMapping(handlers, Ordered.HIGHEST_PRECEDENCE) {
            @Override
            protected @Nullable Object getHandlerInternal(HttpServletRequest request) throws Exception {
                return Gate.upgrades(request) ? super.getHandlerInternal(request) : null;
            }
        };
    }

    private static WebSocketHttpRequestHandler upgrading(WebSocketHandler handler) {
        return new WebSocketHttpRequestHandler(handler, new DefaultHandshakeHandler());
    }

    @Bean
    RouterFunction<ServerResponse> routes(ExchangeOptions options) {
        Market market = options.market();
        return new OrderRoutes()
                .routes()
                .and(new PositionRoutes(market).routes())
                .and(new AccountRoutes(market).routes())
                .and(new ReferenceRoutes(market).routes())
                .and(new BarRoutes(market).routes())
                .and(new LatestRoutes(market).routes())
                .and(new FaultRoutes(market).routes())
                .and(Routing.nothingElse());
    }
}
