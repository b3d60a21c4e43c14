package dev.kuber.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.kuber.platform.KuberApplication;
import dev.kuber.platform.database.PostgresServer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole application, as a scenario sees it. */
final class Whole {

    private Whole() {}

    /** Starts it on a free port over a database of its own. */
    static ConfigurableApplicationContext application(
            PostgresServer server, Consumer<GenericApplicationContext> beans, String... more) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
        var settings = server.database("kuber_bench");
        var application = KuberApplication.application();
        application.addInitializers(context -> beans.accept((GenericApplicationContext) context));
        String[] always = {
            "--server.port=0",
            "--kuber.database-url=" + settings.url() + "?user=" + settings.user() + "&password=" + settings.password(),
            "--kuber.secret-key=YmVuY2htYXJrcyBoYXZlIG5vIHNlY3JldHMgYXQgYWw="
        };
        return application.run(
                Stream.concat(Arrays.stream(always), Arrays.stream(more)).toArray(String[]::new));
    }

    /** That of {@code quantile} of these, the least being 0 and the greatest 1. */
    static double at(List<Double> sorted, double quantile) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(quantile * sorted.size())));
    }
}
