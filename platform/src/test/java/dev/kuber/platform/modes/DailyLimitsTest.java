package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.schedules.DayBook;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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

    /** Closes whatever is open until a limit is reached, and answers what its trader is told. */
    private static String limitReached(Client user) {
        String path = "/api/v1/notifications";
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (user.get("/api/v1/positions").json().toString().contains("\"state\":\"open\"")) {
                user.post("/api/v1/positions/close-all", "{\"reason\": \"enough\"}");
            }
            return user.get(path).json().get("items").toString().contains("Night has reached a daily limit");
        });
        return told(user, "Night has reached a daily limit").get("sentence").asString();
    }

    /** How many executions the pipeline has had when its next start is on the next day. */
    private static List<JsonNode> executionsOfTheDay(Client user, String pipeline) {
        await().atMost(PATIENCE)
                .until(() -> database()
                        .sql(
                                "select task_instance from scheduled_tasks where task_name = 'fire' and task_instance like :mine")
                        .param("mine", pipeline + "|%")
                        .query(String.class)
                        .list()
                        .equals(List.of(pipeline + "|2024-03-05T00:00:00Z")));
        return user.get("/api/v1/executions?limit=200&pipeline_id=" + pipeline)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    @Test
    void afterTheDaysExecutionsNothingNewBegins() {
        Client user = kuber.user();
        String pipeline = pipeline(user, "2024-03-04T12:00:00Z", 240, "\"limits\":{\"executions_per_day\":2}");
        user.post(PIPELINES + pipeline + "/start", "").expect(200);

        assertThat(limitReached(user))
                .isEqualTo("Daily limit reached: 2 of 2 executions. Nothing new begins before Tue 5 Mar 00:00 UTC.");
        assertThat(executionsOfTheDay(user, pipeline)).hasSize(2);
    }

    @Test
    void afterTheDaysLossNothingNewBegins() {
        Client user = kuber.user();
        String pipeline = pipeline(user, "2024-03-04T12:00:00Z", 240, "\"limits\":{\"loss_per_day\":\"0.01\"}");
        user.post(PIPELINES + pipeline + "/start", "").expect(200);

        assertThat(limitReached(user))
                .startsWith("Daily limit reached: the day's closed trades lost $")
                .endsWith("the limit is $0.01. Nothing new begins before Tue 5 Mar 00:00 UTC.");
        BigDecimal earned = executionsOfTheDay(user, pipeline).stream()
                .map(execution -> execution.get("profit"))
                .filter(profit -> !profit.isNull())
                .map(profit -> new BigDecimal(profit.asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(earned).isLessThanOrEqualTo(new BigDecimal("-0.01"));
    }

    @Test
    void afterTheDaysDrawdownNothingNewBegins() {
        Client user = kuber.user();
        String pipeline = pipeline(user, "2024-03-04T12:00:00Z", 240, 100, "\"limits\":{\"drawdown_percent\":0.01}");
        user.post(PIPELINES + pipeline + "/start", "").expect(200);

        assertThat(limitReached(user))
                .startsWith("Daily limit reached: the day's profit fell by $")
                .contains("in the account when the day began; the limit is 0.01 %.")
                .endsWith("Nothing new begins before Tue 5 Mar 00:00 UTC.");
        assertThat(executionsOfTheDay(user, pipeline)).isNotEmpty();
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
