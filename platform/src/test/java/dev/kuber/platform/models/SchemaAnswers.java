package dev.kuber.platform.models;

import dev.kuber.platform.models.ModelReplies.Reported;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers that fit whatever schema is asked for: the first choice, a middling number, a short text. */
final class SchemaAnswers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SchemaAnswers() {}

    static ModelReplies to(FakeModelServer.Asked asked) {
        JsonNode openAi =
                asked.body().path("response_format").path("json_schema").path("schema");
        JsonNode schema = openAi.isMissingNode()
                ? asked.body().path("output_config").path("format").path("schema")
                : openAi;
        String text = schema.isObject() ? value(schema).toString() : "Hello.";
        long input = Math.max(1, asked.text().length() / 4);
        return new ModelReplies.Says(text, new Reported(input, 0, Math.max(1, text.length() / 4)));
    }

    private static JsonNode value(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        if (schema.has("anyOf")) {
            return value(schema.path("anyOf").get(0));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asString() : type.asString("")) {
            case "object" -> object(schema);
            case "array" -> JSON.arrayNode().add(value(schema.path("items")));
            case "integer" -> JSON.numberNode(50);
            case "number" -> JSON.numberNode(50.0);
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.stringNode("As the data says.");
        };
    }

    private static ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(entry -> object.set(entry.getKey(), value(entry.getValue())));
        return object;
    }
}
