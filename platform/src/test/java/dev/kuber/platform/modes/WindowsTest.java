package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber.Client;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Windows of the whole application, on an accelerated market. */
class WindowsTest extends SleeplessMarket {

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
