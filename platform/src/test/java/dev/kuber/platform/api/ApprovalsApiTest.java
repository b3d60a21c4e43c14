package dev.kuber.platform.api;

import static dev.kuber.platform.api.InterventionsApiTest.eventually;
import static dev.kuber.platform.api.InterventionsApiTest.items;
import static dev.kuber.platform.api.InterventionsApiTest.started;
import static dev.kuber.platform.api.InterventionsApiTest.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.orders.ApprovalInbox;
import dev.kuber.platform.orders.Halts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Consent to trades on the whole application, and what a process that died has left to be delivered. */
class ApprovalsApiTest {

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    private static ObjectNode asking(Client user) {
        ObjectNode definition = template(user);
        ((ObjectNode) definition.get("settings")).putObject("approval").put("timeout", "PT24H");
        return definition;
    }

    private static String decision(JsonNode asked) {
        return "/api/v1/approvals/" + asked.get("id").asString() + "/decision";
    }

    private static boolean opened(JsonNode item) {
        return item.get("state").asString().equals("open");
    }

    /** The exchange may refuse a trade by chance, or the price run away from it: then the next one is consented to, too. */
    private static void consentedUntilOpened(Client user) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    items(user, "/api/v1/approvals?status=pending")
                            .forEach(next -> user.post(decision(next), "{\"approved\": true, \"reason\": \"again\"}"));
                    return items(user, "/api/v1/positions").stream().anyMatch(ApprovalsApiTest::opened);
                });
    }

    @Test
    void aTradeIsOpenedWhenItsTraderConsentsAndOfTwoBrowsersOneDecides() throws Exception {
        Client user = kuber.user();
        String pipeline = started(user, asking(user));
        JsonNode asked = eventually(user, "/api/v1/approvals?status=pending", _ -> true);
        assertThat(asked.get("symbol").asString()).isEqualTo("ORBT");
        assertThat(asked.get("pipeline_id").asString()).isEqualTo(pipeline);
        assertThat(asked.get("sentence").asString()).contains("waits for approval");
        assertThat(asked.get("decided_by").isNull()).isTrue();
        assertThat(items(user, "/api/v1/positions")).isEmpty();
        assertThat(items(kuber.user(), "/api/v1/approvals")).isEmpty();
        kuber.user().post(decision(asked), "{\"approved\": true}").expect(404);

        Callable<Integer> yes = () -> user.post(decision(asked), "{\"approved\": true, \"reason\": \"looks good\"}")
                .status();
        Callable<Integer> no = () -> user.post(decision(asked), "{\"approved\": true, \"reason\": \"me too\"}")
                .status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(yes, no));
            assertThat(List.of(answers.getFirst().get(), answers.getLast().get()))
                    .containsExactlyInAnyOrder(200, 409);
        }
        assertThat(items(user, "/api/v1/events?after=0&limit=200"))
                .filteredOn(event -> event.get("type").asString().equals("approval_decided"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.get("execution_id")).isEqualTo(asked.get("execution_id"));
                    assertThat(event.at("/data/id")).isEqualTo(asked.get("id"));
                    assertThat(event.at("/data/sentence").asString())
                            .isEqualTo("The trade in ORBT was approved by Ada.");
                });
        consentedUntilOpened(user);
        JsonNode decided = items(user, "/api/v1/approvals?status=decided").getFirst();
        assertThat(decided.get("status").asString()).isEqualTo("approved");
        assertThat(decided.get("decided_by").asString()).isEqualTo("Ada");
        assertThat(items(user, "/api/v1/audit?kind=intervention"))
                .extracting(entry -> entry.get("action").asString())
                .containsOnly("trade_approved");

        // A halt whose process dies before it has told anybody is told by another one.
        String owner = user.get("/api/v1/auth/me").json().get("id").asString();
        kuber.context().getBean(Halts.class).halt(owner, pipeline, "Ada", "power cut", true);
        JsonNode trade = eventually(user, "/api/v1/trades?pipeline_id=" + pipeline, _ -> true);
        assertThat(trade.get("why").asString()).contains("halted, power cut");
        user.post("/api/v1/pipelines/" + pipeline + "/stop", "").expect(200);
    }

    @Test
    void aTradeThatIsRefusedIsNotOpenedThoughTheProcessDiedBeforeItTold() {
        Client user = kuber.user();
        String pipeline = started(user, asking(user));
        JsonNode asked = eventually(user, "/api/v1/approvals?status=pending", _ -> true);
        kuber.context()
                .getBean(ApprovalInbox.class)
                .decide(
                        asked.get("id").asString(),
                        false,
                        "Ada",
                        "too risky",
                        Instant.parse(asked.get("asked_at").asString()));
        user.post(decision(asked), "{\"approved\": true, \"reason\": \"no, do\"}")
                .expect(409);

        String execution = asked.get("execution_id").asString();
        JsonNode refused = eventually(
                user,
                "/api/v1/executions?pipeline_id=" + pipeline,
                item -> item.get("id").asString().equals(execution)
                        && !item.get("finished_at").isNull());
        assertThat(refused.get("reason").asString()).contains("not approved").contains("too risky");
        assertThat(items(user, "/api/v1/orders?execution_id=" + execution)).isEmpty();
        user.post("/api/v1/pipelines/" + pipeline + "/stop", "").expect(200);
    }

    @Test
    void aTradeInAPairIsDecidedAtAnAddressWithItsSlash() {
        JsonNode answer = kuber.user()
                .post("/api/v1/approvals/none.XCOIN/USD/decision", "{\"approved\": true}")
                .expect(404)
                .json();
        assertThat(answer.get("detail").asString()).isEqualTo("There is no such approval.");
    }
}
