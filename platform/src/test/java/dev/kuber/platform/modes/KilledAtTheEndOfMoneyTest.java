package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.trade.Money;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The end of a budget that a first worker notices and does not live to tell, and of which a second one tells and does not live
 * to do anything about: real processes, killed. What is to be done is done once.
 */
class KilledAtTheEndOfMoneyTest {

    private final MoneyWorkers workers = new MoneyWorkers();

    @AfterEach
    void kill() {
        workers.close();
    }

    private static void spend(RunningKuber api, String owner, String pipeline, String amount) {
        Instant now = api.context().getBean(Clock.class).instant();
        api.context()
                .getBean(Ledger.class)
                .charge(List.of(new Charge(
                        "all/" + pipeline,
                        new Payer(UUID.fromString(owner), pipeline, "x", "n", "a", "simulation"),
                        Charge.Kind.API_CALL,
                        Money.of(amount),
                        now,
                        now.atZone(ZoneOffset.UTC).toLocalDate(),
                        null,
                        false,
                        "Calls.")));
    }

    private static List<JsonNode> items(Client user, String path) {
        return user.get(path).expect(200).json().get("items").valueStream().toList();
    }

    private static int exhaustions(JdbcClient jdbc, String condition) {
        return jdbc.sql("select count(*) from budget_exhaustion where " + condition)
                .query(Integer.class)
                .single();
    }

    @Test
    void whateverWorkerDiesItIsToldOnceAndThePositionIsClosedOnce() throws Exception {
        try (RunningKuber api = workers.here("api")) {
            JdbcClient jdbc = api.context().getBean(JdbcClient.class);
            Client user = api.user();
            MoneyWorkers.Victim first = workers.victim();
            String pipeline = SleeplessMarket.pipeline(user, "2024-03-04T12:00:00Z", 100, "\"retry_backoff\":\"PT2S\"");
            user.post(SleeplessMarket.PIPELINES + pipeline + "/start", "").expect(200);
            SleeplessMarket.eventually(
                    user, "/api/v1/positions", item -> item.get("protected").asBoolean(false));
            user.put(SleeplessMarket.PIPELINES + pipeline + "/budget", "{\"day_limit\":\"5.00\"}")
                    .expect(200);
            String owner = jdbc.sql("select owner from pipeline where id = :id")
                    .param("id", pipeline)
                    .query(String.class)
                    .single();

            try (Connection locks = workers.locks()) {
                // Nobody can write to this user's audit log: the first worker stands between noticing and telling.
                MoneyWorkers.execute(locks, "select from audit_head where owner = '" + owner + "' for update");
                spend(api, owner, pipeline, "5.00");
                await().atMost(SleeplessMarket.PATIENCE)
                        .until(() -> exhaustions(jdbc, "told_at is null") == 1 && MoneyWorkers.waiting(jdbc) > 0);
                first.dies();
                locks.rollback();
                assertThat(told(user)).isEmpty();

                // Nobody can be told to close anything: the second one stands between telling and doing.
                MoneyWorkers.execute(locks, "lock table execution_inbox in exclusive mode");
                MoneyWorkers.Victim second = workers.victim();
                await().atMost(SleeplessMarket.PATIENCE)
                        .until(() -> exhaustions(jdbc, "told_at is not null and delivered_at is null") == 1);
                second.dies();
                locks.rollback();
            }
            assertThat(items(user, "/api/v1/trades?pipeline_id=" + pipeline)).isEmpty();

            try (RunningKuber next = workers.here("worker")) {
                assertThat(next.context().isRunning()).isTrue();
                JsonNode trade = SleeplessMarket.eventually(user, "/api/v1/trades?pipeline_id=" + pipeline, _ -> true);
                assertThat(trade.get("exit_reason").asString()).isEqualTo("budget");
                await().atMost(SleeplessMarket.PATIENCE)
                        .until(() -> exhaustions(jdbc, "delivered_at is not null") == 1);
                closedOnce(user, pipeline, trade);
                assertThat(jdbc.sql("select count(*) from budget_reservation")
                                .query(Integer.class)
                                .single())
                        .isZero();
            }
        }
    }

    private static List<JsonNode> told(Client user) {
        return items(user, "/api/v1/notifications").stream()
                .filter(notice -> notice.get("title").asString().equals("Budget exhausted"))
                .toList();
    }

    private static void closedOnce(Client user, String pipeline, JsonNode trade) {
        assertThat(items(user, "/api/v1/trades?pipeline_id=" + pipeline)).hasSize(1);
        assertThat(items(user, "/api/v1/positions")).isEmpty();
        assertThat(items(user, "/api/v1/orders?pipeline_id=" + pipeline))
                .filteredOn(order -> order.get("role").asString().equals("exit")
                        && order.get("status").asString().equals("filled"))
                .as("sold once, and no more than was held")
                .singleElement()
                .satisfies(exit -> assertThat(exit.get("filled")).isEqualTo(trade.get("quantity")));
        assertThat(told(user)).hasSize(1);
        assertThat(items(user, "/api/v1/audit?kind=budget"))
                .filteredOn(entry -> entry.get("action").asString().equals("budget_exhausted"))
                .hasSize(1);
    }
}
