package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DraftsApiTest {

    private static final String PIPELINES = "/api/v1/pipelines";
    private static final String UNFINISHED = """
            {"nodes": [{"id": "a", "agent_type": "no_such_agent", "name": " My idea ", "config": {"x": 1}}],
             "edges": [], "settings": {"symbols": ["ACME"]}}""";

    private final RunningKuber kuber = RunningKuber.shared();
    private final Client user = kuber.user();
    private String address = "";

    @BeforeEach
    void aPipeline() {
        address = PIPELINES + "/"
                + user.post(PIPELINES, "{\"name\": \"Trend\", \"definition\": " + UNFINISHED + "}")
                        .expect(201)
                        .json()
                        .get("id")
                        .asString();
    }

    private static String draft(String definition, int base, long version) {
        return """
                {"definition": %s, "base_revision": %d, "version": %d}""".formatted(definition, base, version);
    }

    @Test
    void aDraftIsSavedReadAndRemoved() {
        JsonNode saved = user.put(address + "/draft", draft(UNFINISHED, 1, 0))
                .expect(200)
                .json();
        long version = saved.get("version").asLong();
        JsonNode pipeline = user.get(address).expect(200).json();

        assertThat(saved.propertyNames()).containsExactly("version", "updated_at");
        assertThat(pipeline.get("has_draft").asBoolean()).isTrue();
        assertThat(pipeline.get("draft").propertyNames())
                .containsExactlyInAnyOrder("definition", "base_revision", "version", "updated_at");
        assertThat(pipeline.at("/draft/definition/nodes/0/name").asString()).isEqualTo("My idea");
        assertThat(pipeline.at("/draft/version").asLong()).isEqualTo(version);
        JsonNode summary = user.get(PIPELINES).expect(200).json().at("/items/0");
        assertThat(summary.get("has_draft").asBoolean()).isTrue();
        assertThat(summary.get("draft").isNull()).isTrue();

        user.delete(address + "/draft?version=" + (version + 1)).expect(409);
        user.delete(address + "/draft?version=" + version).expect(204);
        user.delete(address + "/draft?version=" + version).expect(204);
        assertThat(user.get(address).json().get("draft").isNull()).isTrue();
    }

    @Test
    void aNewerDraftIsNotWrittenOverAndTheSentenceSaysSo() {
        user.put(address + "/draft", draft(UNFINISHED, 1, 0)).expect(200);

        user.put(address + "/draft", draft(UNFINISHED, 1, 0)).expect(200);
        assertThat(user.put(address + "/draft", draft("{}", 1, 0))
                        .expect(409)
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("Another window has saved newer changes of this pipeline. Load it again.");
    }

    @Test
    void whatCannotBeReadIsRefusedByField() {
        assertThat(user.put(address + "/draft", draft("{\"nodes\": [{\"id\": \"a b\"}]}", 1, 0))
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .startsWith("nodes[0]");
        assertThat(user.put(address + "/draft", draft(UNFINISHED, 9, 0))
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("base_revision");
        String huge = UNFINISHED.replace("\"x\": 1", "\"x\": \"" + "y".repeat(1_000_000) + "\"");
        user.put(address + "/draft", draft(huge, 1, 0)).expect(413);
    }

    @Test
    void publishingTakesANoteAndTheDraft() {
        long version = user.put(address + "/draft", draft(UNFINISHED, 1, 0))
                .expect(200)
                .json()
                .get("version")
                .asLong();

        JsonNode published = user.put(address, """
                        {"definition": %s, "revision": 1, "note": "Named my idea", "draft_version": %d}""".formatted(UNFINISHED, version))
                .expect(200)
                .json();

        assertThat(published.get("revision").asInt()).isEqualTo(2);
        assertThat(published.get("name").asString()).isEqualTo("Trend");
        assertThat(published.get("has_draft").asBoolean()).isFalse();
        JsonNode revisions = user.get(address + "/revisions").expect(200).json();
        assertThat(revisions.at("/items/0/note").asString()).isEqualTo("Named my idea");
        assertThat(revisions.at("/items/1/note").isNull()).isTrue();
    }

    @Test
    void labelsAreChangedListedAndFilteredBy() {
        JsonNode labelled = user.patch(address, """
                {"name": "Renamed", "tags": [" swing ", "Swing", "tech"], "favourite": true}""").expect(200).json();

        assertThat(labelled.get("name").asString()).isEqualTo("Renamed");
        assertThat(labelled.get("revision").asInt()).isEqualTo(1);
        assertThat(labelled.get("favourite").asBoolean()).isTrue();
        assertThat(user.get(PIPELINES + "/tags").expect(200).json().get("items").toString())
                .isEqualTo("[{\"tag\":\"swing\",\"count\":1},{\"tag\":\"tech\",\"count\":1}]");
        assertThat(user.get(PIPELINES + "?tag=swing&favourite=true").json().get("items"))
                .hasSize(1);
        assertThat(user.get(PIPELINES + "?tag=other").json().get("items")).isEmpty();
        assertThat(user.patch(address, "{\"tags\": [\"\"]}")
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("tags[0]");
        kuber.user().patch(address, "{\"name\": \"Mine\"}").expect(404);
    }

    @Test
    void aPipelineIsPutAwayAndTakenOutAgain() {
        assertThat(user.post(address + "/archive", "")
                        .expect(200)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("archived");
        assertThat(user.get(PIPELINES).json().get("items")).isEmpty();
        assertThat(user.post(address + "/unarchive", "")
                        .expect(200)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("draft");
    }

    @Test
    void aCopyMayBeMadeForOtherMoney() {
        JsonNode copy = user.post(address + "/clone", """
                {"name": "Trend, live", "trading_mode": "live"}""").expect(201).json();

        assertThat(copy.get("trading_mode").asString()).isEqualTo("live");
        assertThat(copy.at("/definition/nodes/0/name").asString()).isEqualTo("My idea");
    }

    @Test
    void theFormOfTheSettingsIsDescribed() {
        JsonNode schema = user.get(PIPELINES + "/settings-schema").expect(200).json();

        assertThat(schema.get("$schema").asString()).contains("draft-07");
        assertThat(schema.at("/properties/max_retries/maximum").asInt()).isEqualTo(20);
    }
}
