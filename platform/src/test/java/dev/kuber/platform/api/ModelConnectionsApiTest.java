package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Answer;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.models.FakeModelServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class ModelConnectionsApiTest {

    private static final String PATH = "/api/v1/model-connections";

    private static final FakeModelServer MODELS = FakeModelServer.open();
    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.start(
                "kuber.models.openai-url=" + MODELS.openAi(),
                "kuber.models.anthropic-url=" + MODELS.anthropic(),
                "kuber.models.private-addresses=true");
    }

    @AfterAll
    static void stop() {
        kuber.close();
        MODELS.close();
    }

    private static Answer connect(Client user, String provider, String name, String key) {
        return user.post(PATH, """
                {"provider": "%s", "name": "%s", "key": "%s"}""".formatted(provider, name, key));
    }

    @Test
    void aProviderIsConnectedTestedChangedAndRemoved() {
        Client user = kuber.user();
        JsonNode added =
                connect(user, "openai", "work", FakeModelServer.KEY).expect(201).json();
        assertThat(added.get("status").asString()).isEqualTo("verified");
        assertThat(added.get("key_hint").asString()).isEqualTo("sk-…cdef");
        assertThat(added.get("message").asString()).isEqualTo("OpenAI accepts the connection and offers 2 models.");
        assertThat(added.get("models").valueStream().map(JsonNode::asString))
                .containsExactly("fake-large", "fake-small");

        String path = PATH + "/" + added.get("id").asString();
        user.post(path + "/test", "").expect(200);
        JsonNode changed = user.patch(path, "{\"allow_unknown_price\": true, \"concurrent\": 2}")
                .expect(200)
                .json();
        assertThat(changed.get("allow_unknown_price").asBoolean()).isTrue();
        assertThat(changed.get("concurrent").asInt()).isEqualTo(2);
        assertThat(changed.get("requests_per_minute").asInt()).isEqualTo(60);
        user.patch(path, "{\"concurrent\": 0}").expect(422);

        user.delete(path).expect(204);
        user.delete(path).expect(404);
        assertThat(user.get("/api/v1/audit?kind=connection")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(entry -> entry.get("action").asString()))
                .containsExactly(
                        "model_connection_removed",
                        "model_connection_changed",
                        "model_connection_tested",
                        "model_connection_added");
    }

    @Test
    void modelsAreListedWithTheirPricesOrWithout() {
        Client user = kuber.user();
        kuber.context().getBean(JdbcClient.class).sql("""
                insert into model_price (provider, model, holds_from, input, cached_input, output, source, entered_at)
                values ('openai', 'fake-small', '2020-01-01', 2, 0.5, 8, 'the test', '2020-01-01')
                on conflict do nothing
                """).update();
        connect(user, "openai", "work", FakeModelServer.KEY).expect(201);
        List<JsonNode> models = user.get("/api/v1/models")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();

        assertThat(models)
                .extracting(model -> model.get("name").asString())
                .containsExactly("work/fake-large", "work/fake-small");
        assertThat(models.getFirst().get("price").isNull()).isTrue();
        assertThat(models.getFirst().get("usable").asBoolean()).isFalse();
        assertThat(models.getLast().at("/price/output").asString()).isEqualTo("8");
        assertThat(models.getLast().get("usable").asBoolean()).isTrue();
    }

    @Test
    void aServerOfOnesOwnNeedsAnAddressAndNoKey() {
        Client user = kuber.user();
        user.post(PATH, "{\"provider\": \"openai_compatible\", \"name\": \"local\"}")
                .expect(422);
        user.post(PATH, """
                {"provider": "openai_compatible", "name": "x", "base_url": "file:///etc/passwd"}""").expect(422);
        user.post(PATH, """
                {"provider": "openai_compatible", "name": "x", "base_url": "http://169.254.169.254/v1"}""").expect(422);
        user.post(PATH, """
                {"provider": "openai", "name": "x", "key": "k", "base_url": "http://localhost/v1"}""").expect(422);
        JsonNode local = user.post(PATH, """
                        {"provider": "openai_compatible", "name": "local", "base_url": "%s/", "key": "%s"}""".formatted(MODELS.openAi(), FakeModelServer.KEY))
                .expect(201)
                .json();
        assertThat(local.get("status").asString()).isEqualTo("verified");
        assertThat(local.get("base_url").asString()).isEqualTo(MODELS.openAi().toString());
    }

    @Test
    void namesAreGivenOnceAndNeverMeanRules() {
        Client user = kuber.user();
        connect(user, "anthropic", "mine", FakeModelServer.KEY).expect(201);
        connect(user, "openai", "Mine", FakeModelServer.KEY).expect(409);
        connect(user, "openai", "rules", FakeModelServer.KEY).expect(422);
        connect(user, "openai", "a/b", FakeModelServer.KEY).expect(422);
    }

    @Test
    void nobodySeesTestsChangesOrRemovesWhatIsSomebodyElses() {
        JsonNode mine = connect(kuber.user(), "openai", "mine", FakeModelServer.KEY)
                .expect(201)
                .json();
        String path = PATH + "/" + mine.get("id").asString();
        Client eve = kuber.user();
        assertThat(eve.get(PATH).expect(200).json().get("items")).isEmpty();
        eve.post(path + "/test", "").expect(404);
        eve.patch(path, "{}").expect(404);
        eve.delete(path).expect(404);
        eve.get("/api/v1/executions/nothing/model-calls").expect(404);
        kuber.stranger().get(PATH).expect(401);
    }

    /** Whatever is done with keys, right or wrong: neither answers, nor logs, nor any table show one. */
    @Test
    void aKeyIsNowhereToBeSeen(CapturedOutput logs) {
        Client user = kuber.user();
        String key = "sk-veryprivate-0123456789";
        var answers = new ArrayList<Answer>();
        answers.add(connect(user, "openai", "private", key).expect(201));
        answers.add(user.get(PATH));
        answers.add(user.get("/api/v1/audit").expect(200));
        answers.add(connect(user, "openai", "spaces", key + " and more"));
        answers.add(user.post(PATH, "{\"provider\": \"openai\", \"name\": \"x\", \"keys\": \"" + key + "\"}"));
        assertThat(answers.getFirst().json().get("status").asString()).isEqualTo("refused");
        assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).doesNotContain("veryprivate"));
        assertThat(logs.getAll().toLowerCase(Locale.ROOT)).doesNotContain("veryprivate");
        assertThat(kuber.context()
                        .getBean(JdbcClient.class)
                        .sql("select count(*) from model_connection where model_connection::text like '%veryprivate%'"
                                + " or encode(sealed_key, 'escape') like '%veryprivate%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
