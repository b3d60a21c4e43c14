package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.notifications.Notice;
import dev.kuber.platform.notifications.Notifications;
import dev.kuber.platform.notifications.Severity;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NotificationsApiTest {

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    private static void tell(Client user, String key, Severity severity) {
        String owner = user.get("/api/v1/auth/me").json().get("id").asString();
        kuber.context()
                .getBean(Notifications.class)
                .tell(new Notice(
                        owner, key, severity, "TSLA needs your attention", "TSLA is unprotected.", "p1", "e1", "TSLA"));
    }

    @Test
    void notificationsAreListedCountedAndRead() {
        Client user = kuber.user();
        tell(user, "1", Severity.ALARM);
        tell(user, "2", Severity.INFO);
        tell(user, "3", Severity.WARNING);

        JsonNode page = user.get("/api/v1/notifications?limit=2").expect(200).json();
        assertThat(page.get("unread").asInt()).isEqualTo(3);
        JsonNode newest = page.at("/items/0");
        assertThat(newest.propertyNames())
                .containsExactly(
                        "id",
                        "at",
                        "severity",
                        "title",
                        "sentence",
                        "pipeline_id",
                        "execution_id",
                        "symbol",
                        "read_at");
        assertThat(newest.get("severity").asString()).isEqualTo("warning");
        assertThat(newest.get("read_at").isNull()).isTrue();
        JsonNode rest = user.get("/api/v1/notifications?limit=2&after="
                        + page.get("next").asString())
                .expect(200)
                .json();
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.at("/items/0/severity").asString()).isEqualTo("alarm");

        String id = newest.get("id").asString();
        user.post("/api/v1/notifications/" + id + "/read", "").expect(204);
        assertThat(user.get("/api/v1/notifications?unread=true").json().get("items"))
                .hasSize(2);
        user.post("/api/v1/notifications/read-all", "").expect(204);
        JsonNode none = user.get("/api/v1/notifications?unread=true").json();
        assertThat(none.get("items")).isEmpty();
        assertThat(none.get("unread").asInt()).isZero();
    }

    @Test
    void anAlarmIsPushedWithAllItsWords() throws Exception {
        Client user = kuber.user();
        tell(user, "1", Severity.ALARM);
        var heard = new Heard();
        user.socket("/api/v1/events?after=0", Map.of(), heard).get(30, TimeUnit.SECONDS);
        JsonNode event = heard.nextOf("notification");
        assertThat(event.get("pipeline_id").asString()).isEqualTo("p1");
        assertThat(event.get("execution_id").asString()).isEqualTo("e1");
        assertThat(event.at("/data/severity").asString()).isEqualTo("alarm");
        assertThat(event.at("/data/title").asString()).isEqualTo("TSLA needs your attention");
        assertThat(event.at("/data/sentence").asString()).isEqualTo("TSLA is unprotected.");
        assertThat(event.at("/data/symbol").asString()).isEqualTo("TSLA");
        user.post("/api/v1/notifications/" + event.at("/data/id").asString() + "/read", "")
                .expect(204);
    }

    @Test
    void aHaltAndItsEndAreToldAndAudited() {
        Client user = kuber.user();
        String id = user.post("/api/v1/halts", "{\"reason\": \"news\", \"flatten\": false}")
                .expect(201)
                .json()
                .get("id")
                .asString();
        JsonNode halted = user.get("/api/v1/notifications").json().at("/items/0");
        assertThat(halted.get("severity").asString()).isEqualTo("warning");
        assertThat(halted.get("title").asString()).isEqualTo("Trading is halted");
        assertThat(halted.get("sentence").asString()).contains("halted by Ada: news.");
        user.post("/api/v1/halts/" + id + "/lift", "{\"confirmation\": \"RESUME\", \"reason\": \"calm again\"}")
                .expect(200);
        JsonNode lifted = user.get("/api/v1/notifications").json().at("/items/0");
        assertThat(lifted.get("severity").asString()).isEqualTo("info");
        assertThat(lifted.get("sentence").asString()).isEqualTo("Ada has lifted the halt: calm again");
        assertThat(user.get("/api/v1/audit?kind=intervention")
                        .json()
                        .get("items")
                        .valueStream()
                        .map(entry -> entry.get("action").asString()))
                .containsExactly("halt_lifted", "halt_placed");
    }

    @Test
    void nobodyReadsOrMarksWhatSomebodyElseWasTold() {
        Client user = kuber.user();
        tell(user, "1", Severity.ALARM);
        String id = user.get("/api/v1/notifications").json().at("/items/0/id").asString();
        Client eve = kuber.user();
        assertThat(eve.get("/api/v1/notifications").json().get("items")).isEmpty();
        eve.post("/api/v1/notifications/" + id + "/read", "").expect(404);
        eve.post("/api/v1/notifications/no-id/read", "").expect(404);
        eve.post("/api/v1/notifications/read-all", "").expect(204);
        assertThat(user.get("/api/v1/notifications").json().get("unread").asInt())
                .isEqualTo(1);
        kuber.stranger().get("/api/v1/notifications").expect(401);
    }
}
