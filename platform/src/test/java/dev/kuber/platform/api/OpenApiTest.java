package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private static RunningKuber kuber;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
        document = kuber.stranger().get("/v3/api-docs").expect(200).json();
    }

    @Test
    void propertiesAreNamedAsInTheAnswers() {
        var browser = kuber.user();

        assertThat(names("Account"))
                .containsExactlyInAnyOrderElementsOf(
                        fields(browser.get("/api/v1/auth/me").json()));
        assertThat(names("PositionResponse")).contains("protected");
        assertThat(names("AgentResponse")).contains("agent_type", "price_per_hour", "average_minutes", "config_schema");
    }

    @Test
    void everyPropertyOfEverySchemaIsInSnakeCase() {
        assertThat(document.at("/components/schemas").propertyStream())
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(fields(schema.getValue().path("properties")))
                        .allMatch(name -> name.matches("[a-z0-9_$]+"), "snake_case in " + schema.getKey()));
    }

    @Test
    void moneyIsATextAndEnumsAreWrittenAsTheyAreSent() {
        JsonNode agent = document.at("/components/schemas/AgentResponse");

        assertThat(agent.at("/properties/price_per_hour/type").asString()).isEqualTo("string");
        assertThat(agent.at("/properties/category/$ref").asString())
                .isEqualTo("#/components/schemas/AgentInfoCategory");
        assertThat(words(document.at("/components/schemas/AgentInfoCategory/enum")))
                .contains("trigger", "analysis");
        assertThat(agent.at("/properties/config_schema/type").asString()).isEqualTo("object");
        assertThat(words(agent.at("/required"))).contains("agent_type", "uses");
    }

    @Test
    void whatMayBeNullIsStillThereInAnAnswerAndMayBeLeftOutOfARequest() {
        JsonNode summary = document.at("/components/schemas/ExecutionSummary");
        JsonNode request = document.at("/components/schemas/SaveRequest");

        assertThat(words(summary.at("/required"))).contains("reason", "backtest_id");
        assertThat(words(summary.at("/properties/reason/type"))).containsExactlyInAnyOrder("string", "null");
        assertThat(words(request.at("/required"))).contains("revision").doesNotContain("description");
    }

    @Test
    void everyOperationHasANameOfItsOwnThatSaysWhatItIsAbout() {
        List<String> names = document.at("/paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(operation -> operation.path("operationId").asString())
                .toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+([A-Z][a-z]+)+|register|login|logout"), "such as listPipelines");
    }

    @Test
    void everyErrorIsAProblem() {
        assertThat(words(document.at("/components/schemas/Problem/required")))
                .contains("detail")
                .doesNotContain("errors");
        assertThat(document.at("/paths").valueStream().flatMap(JsonNode::valueStream))
                .allSatisfy(operation -> assertThat(
                                operation.at("/responses/4XX/$ref").asString())
                        .isEqualTo("#/components/responses/Problem"));
    }

    @Test
    void whatIsSentBesideAFileIsAPartOfItsForm() {
        JsonNode operation = document.at("/paths/~1api~1v1~1market-data~1imports/post");

        assertThat(operation.path("parameters").size()).isZero();
        assertThat(fields(operation.at("/requestBody/content/multipart~1form-data/schema/properties")))
                .containsExactlyInAnyOrder("file", "symbol", "timeframe", "zone", "calendar");
    }

    @Test
    void theCommittedDocumentIsTheOneThatIsServed() throws IOException {
        Path committed = Path.of("../frontend/openapi.json");
        String served = document.toPrettyString() + "\n";
        if (Boolean.getBoolean("kuber.openapi.write")) {
            Files.writeString(committed, served);
        }

        assertThat(served.equals(Files.readString(committed)))
                .as(
                        "frontend/openapi.json is not what the API answers any more: ./kuber api writes it anew, and the client"
                                + " that is made of it")
                .isTrue();
        assertThat(served).doesNotContain("localhost", "127.0.0.1");
    }

    @Test
    void theAccountOfARequestIsNoParameter() {
        assertThat(document.at("/paths/~1api~1v1~1auth~1me/get").has("parameters"))
                .isFalse();
    }

    @Test
    void itIsBrowsable() {
        assertThat(kuber.stranger().get("/docs").expect(302).header("Location")).isEqualTo("/swagger-ui/index.html");
        assertThat(kuber.stranger().get("/swagger-ui/index.html").expect(200).body())
                .contains("Swagger UI");
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> names(String schema) {
        return fields(document.at("/components/schemas/" + schema + "/properties"));
    }

    private static List<String> fields(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }
}
