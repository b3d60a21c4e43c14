package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.RiskDecision;
import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.schedules.DayBook;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Windows and daily limits of the whole application, on an accelerated market. */
class WindowsTest {

    private static final String PIPELINES = "/api/v1/pipelines/";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static RunningKuber kuber;

    /** Buys at the price there is, with levels so far away that nothing but the schedule closes the position. */
    @AgentInfo(
            type = "test_patient",
            category = AgentInfo.Category.RISK,
            name = "Patient buyer",
            description = "Buys and holds.",
            gives = RiskDecision.class,
            uses = MarketData.class)
    public static final class PatientBuyer implements Agent<PatientBuyer.Config> {

        /** How much it buys. */
        public record Config(
                @Param(title = "Quantity", init = "3") int quantity) {}

        @Override
        public Outcome run(Config config, PipelineState state, Context context) {
            Symbol symbol = state.symbols().getFirst();
            double price = context.port(MarketData.class).quote(symbol).last().toDouble();
            var plan = new TradePlan(
                    symbol,
                    Side.BUY,
                    Quantity.of(config.quantity()),
                    Price.rounded(price),
                    Price.rounded(price * 0.5),
                    Price.rounded(price * 2),
                    Price.rounded(price * 3));
            return Outcome.done(
                    new RiskDecision(symbol, RiskDecision.Verdict.APPROVED, plan, List.of(), "Buy " + symbol + "."));
        }
    }

    @BeforeAll
    static void start() {
        kuber = RunningKuber.start(TestDatabase.freshSettings(), WindowsTest::beans);
    }

    @AfterAll
    static void stop() {
        kuber.close();
    }

    @SuppressWarnings("rawtypes")
    private static void beans(GenericApplicationContext context) {
        var agents = new ArrayList<Agent<?>>();
        for (Agent agent : ServiceLoader.load(Agent.class)) {
            agents.add(agent);
        }
        agents.add(new PatientBuyer());
        context.registerBean("testCatalog", Catalog.class, () -> Catalog.of(agents), bean -> bean.setPrimary(true));
    }

    /** A pipeline that buys every five minutes on a market that begins here and never closes. */
    private static String pipeline(Client user, String begins, int speed, String settings) {
        String definition = """
                {"name":"Night","definition":{
                 "nodes":[{"id":"clock","agent_type":"time_trigger","config":{"interval":"PT5M"}},
                          {"id":"buy","agent_type":"test_patient"},{"id":"trade","agent_type":"trade_manager"}],
                 "edges":[{"from":"clock","to":"buy"},{"from":"buy","to":"trade"}],
                 "settings":{"symbols":["ORBT"],"timeframe":"1m","calendar":"always","run_mode":"run_continuous",
                   "simulation":{"speed":%d,"start":"%s"},%s}}}""".formatted(speed, begins, settings);
        return user.post("/api/v1/pipelines", definition)
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    private static JsonNode eventually(Client user, String path, Predicate<JsonNode> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        user.get(path).json().get("items").spliterator(), false)
                                .filter(wanted)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static JsonNode told(Client user, String title) {
        return eventually(
                user,
                "/api/v1/notifications",
                item -> item.get("title").asString().equals(title));
    }

    private static JdbcClient database() {
        return kuber.context().getBean(JdbcClient.class);
    }

    @Test
    void aPositionIsHeldOverMidnightAndClosedOnceAtTheWindowsEnd() {
        Client user = kuber.user();
        String pipeline = pipeline(user, "2024-03-04T23:40:00Z", 400, """
                "schedule":{"start_time":"23:30","end_time":"02:00","zone":"UTC","days":["monday"],"flatten_at_end":true,
                            "stop_at_end":true}""");
        JsonNode started =
                user.post(PIPELINES + pipeline + "/start", "").expect(200).json();
        assertThat(Instant.parse(started.get("next_run").asString()))
                .isBetween(Instant.parse("2024-03-04T23:40:00Z"), Instant.parse("2024-03-05T02:00:00Z"));

        JsonNode trade = eventually(user, "/api/v1/trades?pipeline_id=" + pipeline, _ -> true);
        assertThat(trade.get("exit_reason").asString()).isEqualTo("schedule");
        assertThat(trade.get("why").asString()).contains("the window closed at 02:00 UTC");
        assertThat(Instant.parse(trade.get("opened_at").asString())).isBefore("2024-03-05T00:30:00Z");
        assertThat(Instant.parse(trade.get("closed_at").asString())).isAfterOrEqualTo("2024-03-05T02:00:00Z");
        assertThat(told(user, "The window of Night closes soon").get("sentence").asString())
                .isEqualTo("It closes at 02:00 UTC; then its position is closed at market, and the pipeline stops.");
        told(user, "The window of Night has closed");
        await().atMost(PATIENCE)
                .until(() -> user.get(PIPELINES + pipeline)
                        .json()
                        .get("status")
                        .asString()
                        .equals("stopped"));
        assertThat(user.get("/api/v1/trades?pipeline_id=" + pipeline)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(user.get("/api/v1/audit").json().toString()).contains("window_closed");
    }

    @Test
    void whatAProcessThatDiedHadDecidedIsDoneOnceByAnother() {
        Client user = kuber.user();
        String pipeline = pipeline(user, "2024-03-04T12:00:00Z", 60, """
                "schedule":{"start_time":"09:00","end_time":"18:00","zone":"UTC","flatten_at_end":true}""");
        user.post(PIPELINES + pipeline + "/start", "").expect(200);
        eventually(
                user, "/api/v1/positions", item -> item.get("state").asString().equals("open"));

        // Decided, and the process died before it told anybody.
        database().sql("""
                        insert into window_end (pipeline_id, closes, flatten, stop, decided_at)
                        values (:id, '2024-03-04T18:00:00Z', true, true, now())
                        """).param("id", pipeline).update();
        kuber.context().getBean(WindowSweep.class).run();

        JsonNode trade = eventually(user, "/api/v1/trades?pipeline_id=" + pipeline, _ -> true);
        assertThat(trade.get("exit_reason").asString()).isEqualTo("schedule");
        kuber.context().getBean(WindowSweep.class).run();
        assertThat(database()
                        .sql("select count(*) from window_end where pipeline_id = :id and delivered_at is not null")
                        .param("id", pipeline)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(user.get("/api/v1/trades?pipeline_id=" + pipeline)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void outsideOfItsWindowAPipelineSleepsAndNothingIsStartedByHand() {
        Client user = kuber.user();
        String pipeline = pipeline(user, "2024-03-04T20:00:00Z", 1, """
                "schedule":{"start_time":"09:00","end_time":"18:00","zone":"UTC","interval":"PT30M"}""");
        JsonNode started =
                user.post(PIPELINES + pipeline + "/start", "").expect(200).json();
        assertThat(started.get("next_run").asString()).isEqualTo("2024-03-05T09:00:00Z");
        await().atMost(PATIENCE)
                .until(() -> !database()
                        .sql("select 1 from scheduled_tasks where task_instance = :fire")
                        .param("fire", pipeline + "|2024-03-05T09:00:00Z")
                        .query(Integer.class)
                        .list()
                        .isEmpty());
        assertThat(user.get("/api/v1/executions?pipeline_id=" + pipeline)
                        .json()
                        .get("items")
                        .isEmpty())
                .isTrue();
        assertThat(user.post(PIPELINES + pipeline + "/executions", "")
                        .expect(422)
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo(
                        "This pipeline runs in its window only, and nothing starts in the last 5 minutes of it; it may"
                                + " start again on Tue 5 Mar 09:00 UTC.");
    }

    @Test
    void aDailyLimitLetsNothingNewBeginAndTellsTheFigures() {
        Client user = kuber.user();
        String pipeline = pipeline(user, "2024-03-04T12:00:00Z", 120, "\"limits\":{\"trades_per_day\":1}");
        user.post(PIPELINES + pipeline + "/start", "").expect(200);
        eventually(
                user, "/api/v1/positions", item -> item.get("state").asString().equals("open"));
        user.post("/api/v1/positions/ORBT/close", "{\"reason\": \"enough\"}").expect(202);
        eventually(user, "/api/v1/trades?pipeline_id=" + pipeline, _ -> true);

        assertThat(told(user, "Night has reached a daily limit").get("sentence").asString())
                .isEqualTo("Daily limit reached: 1 of 1 trades. Nothing new begins before Tue 5 Mar 00:00 UTC.");
        await().atMost(PATIENCE)
                .until(() -> !database()
                        .sql("select 1 from scheduled_tasks where task_instance = :fire")
                        .param("fire", pipeline + "|2024-03-05T00:00:00Z")
                        .query(Integer.class)
                        .list()
                        .isEmpty());
        assertThat(user.get("/api/v1/executions?pipeline_id=" + pipeline)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void ofManyWhoWantTheLastTradesOnlySoManyGetOne() throws Exception {
        Client user = kuber.user();
        String pipeline = pipeline(user, "2024-03-04T12:00:00Z", 1, "\"limits\":{\"trades_per_day\":3}");
        var book = kuber.context().getBean(PostgresDayBook.class);
        Instant now = Instant.parse("2024-03-04T12:00:00Z");
        var day = new DayBook.Day(pipeline, Instant.parse("2024-03-04T00:00:00Z"), now);
        List<Callable<Boolean>> wishes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String execution = pipeline + "-" + i;
            wishes.add(() -> book.countTrade(day, execution, Symbol.of("ORBT"), 3));
        }
        int granted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> wish : threads.invokeAll(wishes)) {
                granted += wish.get() ? 1 : 0;
            }
        }
        assertThat(granted).isEqualTo(3);
        assertThat(book.since(pipeline, day.begins()).trades()).isEqualTo(3);
    }

    @Test
    void aMissedNightRunsOnceWhereLateRunsAreWantedAndElseNotAtAll() {
        assertThat(executionsAfterAMissedNight("PT24H", "2024-03-05T08:55:00Z")).isEqualTo(1);
        assertThat(executionsAfterAMissedNight("PT5M", "2024-03-05T08:56:00Z")).isZero();
    }

    /** Three starts were planned hours ago, on a market that begins here. */
    private static int executionsAfterAMissedNight(String tolerance, String begins) {
        Client user = kuber.user();
        String pipeline = pipeline(user, begins, 1, """
                "schedule":{"start_time":"22:00","end_time":"21:00","zone":"UTC","interval":"PT30M","late":"run",
                            "tolerance":"%s"}""".formatted(tolerance));
        user.post(PIPELINES + pipeline + "/start", "").expect(200);
        String next = pipeline + "|2024-03-05T09:00:00Z";
        await().atMost(PATIENCE).until(() -> pending(pipeline).contains(next));
        var plan = kuber.context().getBean(PipelinePlans.class).load(pipeline, 1);
        for (String missed : List.of("2024-03-05T02:00:00Z", "2024-03-05T02:30:00Z", "2024-03-05T03:00:00Z")) {
            kuber.context().getBean(Fires.class).fireAt(plan, Instant.parse(missed));
        }
        await().atMost(PATIENCE).until(() -> pending(pipeline).equals(List.of(next)));
        return user.get("/api/v1/executions?pipeline_id=" + pipeline)
                .json()
                .get("items")
                .size();
    }

    private static List<String> pending(String pipeline) {
        return database()
                .sql("select task_instance from scheduled_tasks where task_name = 'fire' and task_instance like :mine")
                .param("mine", pipeline + "|%")
                .query(String.class)
                .list();
    }
}
