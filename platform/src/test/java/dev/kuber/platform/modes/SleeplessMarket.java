package dev.kuber.platform.modes;

import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.TestDatabase;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole application with pipelines on an accelerated market that never closes. */
abstract class SleeplessMarket {

    static final String PIPELINES = "/api/v1/pipelines/";
    static final Duration PATIENCE = Duration.ofSeconds(90);

    static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.start(
                TestDatabase.freshSettings(), context -> RunningKuber.agents(context, new PatientBuyer()));
    }

    @AfterAll
    static void stop() {
        kuber.close();
    }

    /** A pipeline that buys every five minutes on a market that begins here and never closes. */
    static String pipeline(Client user, String begins, int speed, String settings) {
        return pipeline(user, begins, speed, 3, settings);
    }

    /** The same with so many shares at a time. */
    static String pipeline(Client user, String begins, int speed, int quantity, String settings) {
        String definition = """
                {"name":"Night","definition":{
                 "nodes":[{"id":"clock","agent_type":"time_trigger","config":{"interval":"PT5M"}},
                          {"id":"buy","agent_type":"test_patient","config":{"quantity":%d}},
                          {"id":"trade","agent_type":"trade_manager"}],
                 "edges":[{"from":"clock","to":"buy"},{"from":"buy","to":"trade"}],
                 "settings":{"symbols":["ORBT"],"timeframe":"1m","calendar":"always","run_mode":"run_continuous",
                   "simulation":{"speed":%d,"start":"%s"},%s}}}""".formatted(quantity, speed, begins, settings);
        return user.post("/api/v1/pipelines", definition)
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    static JsonNode eventually(Client user, String path, Predicate<JsonNode> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        user.get(path).json().get("items").spliterator(), false)
                                .filter(wanted)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    static JsonNode told(Client user, String title) {
        return eventually(
                user,
                "/api/v1/notifications",
                item -> item.get("title").asString().equals(title));
    }

    static JdbcClient database() {
        return kuber.context().getBean(JdbcClient.class);
    }
}
