package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
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
        assertThat(agent.at("/properties/category/enum").valueStream().map(JsonNode::asString))
                .contains("trigger", "analysis");
        assertThat(agent.at("/properties/config_schema/type").asString()).isEqualTo("object");
        assertThat(agent.at("/required").valueStream().map(JsonNode::asString)).contains("agent_type", "uses");
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

    private static List<String> names(String schema) {
        return fields(document.at("/components/schemas/" + schema + "/properties"));
    }

    private static List<String> fields(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }
}
