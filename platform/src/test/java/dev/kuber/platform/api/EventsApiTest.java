package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.EventDraft;
import dev.kuber.platform.engine.EventLog;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class EventsApiTest {

    private static final String EVENTS = "/api/v1/events";

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @Test
    void aClientCatchesUpAndThenListensWithoutGapOrDuplicate() throws Exception {
        Client user = kuber.user();
        publish(user, 3);
        var heard = new Heard();

        user.socket(EVENTS + "?after=1", Map.of(), heard).join();
        assertThat(heard.next().get("sequence").asLong()).isEqualTo(2);
        assertThat(heard.next().get("sequence").asLong()).isEqualTo(3);
        publish(user, 200);

        for (long sequence = 4; sequence <= 203; sequence++) {
            assertThat(heard.next().get("sequence").asLong()).isEqualTo(sequence);
        }
    }

    @Test
    void anEventIsSentAsItIsDescribed() throws Exception {
        Client user = kuber.user();
        publish(user, 1);
        var heard = new Heard();

        user.socket(EVENTS + "?after=0", Map.of(), heard).join();
        JsonNode event = heard.next();

        assertThat(event.propertyNames())
                .containsExactly("sequence", "type", "at", "pipeline_id", "execution_id", "data");
        assertThat(event.get("type").asString()).isEqualTo("notification");
        assertThat(event.at("/data/sentence").asString()).isEqualTo("Event 1.");
        assertThat(user.get(EVENTS + "?after=0").expect(200).json().at("/items/0"))
                .isEqualTo(event);
    }

    @Test
    void whatAModelSaysIsHeardAsItGrowsAndOnlyByItsOwner() throws Exception {
        Client user = kuber.user();
        Client other = kuber.user();
        var heard = new Heard();
        var others = new Heard();
        user.socket(EVENTS, Map.of(), heard).join();
        other.socket(EVENTS, Map.of(), others).join();
        String call = "00000000-0000-0000-0000-"
                + user.get("/api/v1/auth/me").json().get("id").asString().substring(24);

        says(user, call, "{\"direc");
        JsonNode first = heard.next();
        says(user, call, "{\"direction");
        JsonNode second = heard.next();
        kuber.context()
                .getBean(JdbcClient.class)
                .sql("""
                        with gone as (delete from model_text where call = ?::uuid returning owner)
                        select pg_notify('kuber_model_text', owner::text) from gone
                        """)
                .param(call)
                .query((_, _) -> "")
                .list();
        JsonNode last = heard.next();

        assertThat(first.propertyNames())
                .containsExactly("type", "execution_id", "node", "member", "call", "reasoning", "text", "done");
        assertThat(first.get("type").asString()).isEqualTo("model_text");
        assertThat(first.get("text").asString()).isEqualTo("{\"direc");
        assertThat(second.get("text").asString()).isEqualTo("{\"direction");
        assertThat(second.get("done").asBoolean()).isFalse();
        assertThat(last.get("done").asBoolean()).isTrue();
        assertThat(others.waiting()).isEmpty();
    }

    /** As another process would write it. */
    private static void says(Client user, String call, String text) {
        kuber.context()
                .getBean(JdbcClient.class)
                .sql("""
                        with grown as (
                            insert into model_text (call, owner, execution_id, node, member, reasoning, text, at)
                            values (?::uuid, ?::uuid, 'run', 'bias', 'market_analyst', '', ?, now())
                            on conflict (call) do update set text = excluded.text returning owner)
                        select pg_notify('kuber_model_text', owner::text) from grown
                        """)
                .param(call)
                .param(user.get("/api/v1/auth/me").json().get("id").asString())
                .param(text)
                .query((_, _) -> "")
                .list();
    }

    @Test
    void eventsOfOthersAreNotHeard() throws Exception {
        Client user = kuber.user();
        Client other = kuber.user();
        var heard = new Heard();

        user.socket(EVENTS + "?after=0", Map.of(), heard).join();
        publish(other, 1);
        publish(user, 1);

        assertThat(heard.next().get("sequence").asLong()).isEqualTo(1);
        assertThat(heard.waiting()).isEmpty();
        assertThat(user.get(EVENTS + "?after=0").json().get("items").size()).isEqualTo(1);
    }

    @Test
    void pollingGoesOnWhereItWas() {
        Client user = kuber.user();
        publish(user, 3);

        JsonNode now = user.get(EVENTS).expect(200).json();
        JsonNode first = user.get(EVENTS + "?after=0&limit=2").expect(200).json();
        JsonNode rest = user.get(EVENTS + "?limit=2&after=" + first.get("next").asString())
                .expect(200)
                .json();

        assertThat(now.get("items")).isEmpty();
        assertThat(now.get("next").asString()).isEqualTo("3");
        assertThat(first.get("items").size()).isEqualTo(2);
        assertThat(rest.get("items").size()).isEqualTo(1);
        assertThat(rest.get("next").asString()).isEqualTo("3");
    }

    @Test
    void onlyOurOwnPagesMayListen() {
        Client user = kuber.user();

        assertThatThrownBy(() -> user.socket(EVENTS, Map.of("Origin", "https://evil.example.com"), new Heard())
                        .join())
                .satisfies(e -> assertThat(status(e)).isEqualTo(403));
        user.socket(EVENTS, Map.of("Origin", "http://127.0.0.1:" + kuber.port()), new Heard())
                .join()
                .abort();
    }

    @Test
    void aStrangerMayNotListen() {
        assertThatThrownBy(() ->
                        kuber.stranger().socket(EVENTS, Map.of(), new Heard()).join())
                .satisfies(e -> assertThat(status(e)).isEqualTo(401));
    }

    @Test
    void aSequenceThatIsNoneIsRefused() throws Exception {
        var heard = new Heard();

        kuber.user().socket(EVENTS + "?after=x", Map.of(), heard).join();

        assertThat(heard.closeCode()).isEqualTo(4400);
    }

    @Test
    void whoLogsOutHearsNothingMore() throws Exception {
        Client user = kuber.user();
        var heard = new Heard();
        user.socket(EVENTS, Map.of(), heard).join();

        user.post("/api/v1/auth/logout", "").expect(204);

        assertThat(heard.closeCode()).isEqualTo(4401);
    }

    private static int status(Throwable e) {
        return ((WebSocketHandshakeException) Objects.requireNonNull(e.getCause()))
                .getResponse()
                .statusCode();
    }

    private static void publish(Client user, int count) {
        EventLog log = kuber.context().getBean(EventLog.class);
        String owner = user.get("/api/v1/auth/me").json().get("id").asString();
        for (int i = 1; i <= count; i++) {
            var data = new Event.Data(null, null, null, "Event " + i + ".", null, null, null, null);
            log.publish(owner, new EventDraft(Event.Type.NOTIFICATION, Instant.EPOCH, null, null, data));
        }
    }
}
