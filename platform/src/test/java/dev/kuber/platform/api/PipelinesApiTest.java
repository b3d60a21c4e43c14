package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Answer;
import dev.kuber.platform.RunningKuber.Client;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PipelinesApiTest {

    private static final String PIPELINES = "/api/v1/pipelines";
    private static final String EMPTY = """
            {"nodes": [], "edges": [], "settings": {"symbols": ["ACME"]}}""";

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @Test
    void aPipelineIsStoredWithItsDefaultsAndItsProblems() {
        Client user = kuber.user();

        JsonNode created = create(user, "First").json();

        assertThat(created.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "description",
                        "status",
                        "revision",
                        "definition",
                        "problems",
                        "trading_mode",
                        "symbols",
                        "created_at",
                        "updated_at",
                        "last_execution",
                        "open_positions",
                        "next_run",
                        "tags",
                        "favourite",
                        "has_draft",
                        "draft");
        assertThat(created.get("status").asString()).isEqualTo("draft");
        assertThat(created.get("trading_mode").asString()).isEqualTo("simulation");
        assertThat(created.at("/definition/settings/timeframe").asString()).isEqualTo("5m");
        assertThat(created.get("problems")).isNotEmpty();
        assertThat(created.at("/problems/0").propertyNames()).containsExactly("severity", "node", "field", "message");
        assertThat(user.get(PIPELINES + "/" + created.get("id").asString())
                        .expect(200)
                        .json())
                .isEqualTo(created);
    }

    @Test
    void somebodyElsesPipelineDoesNotExist() {
        String id = create(kuber.user(), "Mine").json().get("id").asString();
        Client other = kuber.user();
        Answer missing = other.get(PIPELINES + "/p000000000000").expect(404);

        assertThat(other.get(PIPELINES + "/" + id).expect(404).body()).isEqualTo(missing.body());
        other.put(PIPELINES + "/" + id, saving("Taken", 1)).expect(404);
        other.delete(PIPELINES + "/" + id).expect(404);
        other.get(PIPELINES + "/" + id + "/revisions").expect(404);
        other.post(PIPELINES + "/" + id + "/clone", "{}").expect(404);
        assertThat(other.get(PIPELINES).expect(200).json().get("items")).isEmpty();
    }

    @Test
    void aSaveIsANewRevisionOfTheNewestOnly() {
        Client user = kuber.user();
        String address =
                PIPELINES + "/" + create(user, "Draft").json().get("id").asString();

        JsonNode saved = user.put(address, saving("Renamed", 1)).expect(200).json();
        Answer late = user.put(address, saving("Too late", 1)).expect(409);

        assertThat(saved.get("revision").asInt()).isEqualTo(2);
        assertThat(late.json().get("detail").asString()).contains("revision 2 is the newest");
        assertThat(user.get(address).json().get("name").asString()).isEqualTo("Renamed");
        assertThat(user.get(address + "/revisions")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(revision -> revision.get("revision").asInt()))
                .containsExactly(2, 1);
    }

    @Test
    void aListIsReadInParts() {
        Client user = kuber.user();
        for (String name : List.of("One", "Two", "Three")) {
            create(user, name);
        }

        JsonNode first = user.get(PIPELINES + "?limit=2").expect(200).json();
        JsonNode second = user.get(
                        PIPELINES + "?limit=2&after=" + first.get("next").asString())
                .expect(200)
                .json();

        assertThat(names(first)).containsExactly("Three", "Two");
        assertThat(first.at("/items/0").has("definition")).isFalse();
        assertThat(names(second)).containsExactly("One");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(names(user.get(PIPELINES + "?q=tw&status=draft").expect(200).json()))
                .containsExactly("Two");
        user.get(PIPELINES + "?limit=201").expect(400);
        user.get(PIPELINES + "?after=nonsense").expect(400);
        assertThat(user.get(PIPELINES + "?status=nonsense")
                        .expect(400)
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("'status': 'nonsense' is not possible here; this must be one of: draft, active, paused,"
                        + " stopped, archived.");
    }

    @Test
    void aTemplateBecomesAPipeline() {
        Client user = kuber.user();
        JsonNode template = user.get("/api/v1/templates").expect(200).json().at("/items/0");
        org.junit.jupiter.api.Assumptions.assumeFalse(template.isMissingNode(), "skipped: no templates");

        JsonNode created = user.post(
                        PIPELINES, "{\"template\": \"" + template.get("slug").asString() + "\"}")
                .expect(201)
                .json();

        assertThat(created.get("name")).isEqualTo(template.get("name"));
        assertThat(created.get("definition")).isEqualTo(template.get("definition"));
        user.post(PIPELINES, "{\"template\": \"no-such-template\"}").expect(404);
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsStored() {
        Client user = kuber.user();

        Answer misspelt = user.post(PIPELINES, """
                {"name": "X", "definition": {"nodes": [], "edges": [], "settings": {"symbol": "ACME"}}}""").expect(422);
        Answer nameless = user.post(PIPELINES, "{\"name\": \" \", \"definition\": " + EMPTY + "}")
                .expect(422);
        Answer empty = user.post(PIPELINES, "{\"name\": \"X\"}").expect(422);

        assertThat(misspelt.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .contains("settings.symbol");
        assertThat(nameless.json().at("/errors/0/field").asString()).isEqualTo("name");
        assertThat(empty.json().at("/errors/0/field").asString()).isEqualTo("definition");
        assertThat(user.get(PIPELINES).json().get("items")).isEmpty();
    }

    @Test
    void validationNamesUnknownAgentsAndCycles() {
        JsonNode answer =
                kuber.user().post(PIPELINES + "/validate", """
                        {"definition": {"nodes": [
                          {"id": "a", "agent_type": "no_such_agent", "config": {}},
                          {"id": "b", "agent_type": "no_such_agent", "config": {}}],
                         "edges": [{"from": "a", "to": "b"}, {"from": "b", "to": "a"}],
                         "settings": {"symbols": ["ACME"]}}}""").expect(200).json();

        assertThat(answer.get("valid").asBoolean()).isFalse();
        assertThat(answer.get("problems")
                        .valueStream()
                        .map(problem -> problem.get("message").asString()))
                .anyMatch(message -> message.contains("no_such_agent"))
                .anyMatch(message -> message.toLowerCase(java.util.Locale.ROOT).contains("circle")
                        || message.toLowerCase(java.util.Locale.ROOT).contains("cycle"));
    }

    @Test
    void aCopyIsANewDraftAndADeletedPipelineIsGone() {
        Client user = kuber.user();
        String address =
                PIPELINES + "/" + create(user, "Original").json().get("id").asString();

        JsonNode copy = user.post(address + "/clone", "{\"name\": \"Second\"}")
                .expect(201)
                .json();
        user.delete(address).expect(204);

        assertThat(copy.get("name").asString()).isEqualTo("Second");
        user.get(address).expect(404);
        user.get(PIPELINES + "/" + copy.get("id").asString()).expect(200);
    }

    @Test
    void agentsAreDescribed() {
        Client user = kuber.user();
        JsonNode agents = user.get("/api/v1/agents").expect(200).json().get("items");

        user.get("/api/v1/agents/no_such_agent").expect(404);
        for (JsonNode agent : agents) {
            assertThat(user.get("/api/v1/agents/" + agent.get("agent_type").asString())
                            .expect(200)
                            .json())
                    .isEqualTo(agent);
            assertThat(agent.at("/config_schema/$schema").asString()).contains("draft-07");
        }
    }

    private static Answer create(Client user, String name) {
        return user.post(PIPELINES, "{\"name\": \"" + name + "\", \"definition\": " + EMPTY + "}")
                .expect(201);
    }

    private static String saving(String name, int revision) {
        return "{\"name\": \"" + name + "\", \"definition\": " + EMPTY + ", \"revision\": " + revision + "}";
    }

    private static List<String> names(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("name").asString())
                .toList();
    }
}
