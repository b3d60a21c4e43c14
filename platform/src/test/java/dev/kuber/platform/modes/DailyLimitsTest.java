package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.schedules.DayBook;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Daily limits of the whole application, on an accelerated market. */
class DailyLimitsTest extends SleeplessMarket {

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
}
