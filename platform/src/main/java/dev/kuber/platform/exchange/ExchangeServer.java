package dev.kuber.platform.exchange;

import java.net.URI;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running exchange that speaks the Alpaca API on the loopback address. */
public final class ExchangeServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final ExchangeOptions options;
    private final int port;

    private ExchangeServer(ConfigurableApplicationContext context, ExchangeOptions options) {
        this.context = context;
        this.options = options;
        this.port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** Starts a server and returns when it answers. */
    public static ExchangeServer start(ExchangeOptions options) {
        var context = new SpringApplicationBuilder(ExchangeApplication.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(created ->
                        ((GenericApplicationContext) created).registerBean(ExchangeOptions.class, () -> options))
                .run();
        return new ExchangeServer(context, options);
    }

    public int port() {
        return port;
    }

    /** Base of the trading and of the market data API, without a slash at its end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Base of the streams, without a slash at its end. */
    public URI streamUrl() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    public Market market() {
        return options.market();
    }

    /**
     * The faults of this key's account, which is opened if there is none.
     *
     * @param secret that the account will ask for if it is opened by this
     */
    public Faults faults(String key, String secret) {
        return context.getBean(Accounts.class).of(key, secret).faults();
    }

    /** How many clients listen to this key's order stream. */
    public int listeners(String key, String secret) {
        return context.getBean(Accounts.class).of(key, secret).outlet().listeners();
    }

    @Override
    public void close() {
        context.close();
    }
}
