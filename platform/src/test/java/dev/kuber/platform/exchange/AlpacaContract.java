package dev.kuber.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kuber.platform.markets.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published OpenAPI documents of Alpaca as a contract for what is sent and what is answered. Where the documents are not
 * beside the repository, nothing is checked and {@link #available} is false.
 */
public final class AlpacaContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> DOCUMENTS = List.of("trading", "data");
    private static final AlpacaContract INSTANCE = load();

    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, JsonNode> documents = new HashMap<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;

    private AlpacaContract() {}

    private record Operation(
            String document, String method, String path, Pattern pattern, JsonNode node, JsonNode shared) {

        /** Paths with fewer variables are the more exact match. */
        long variables() {
            return path.chars().filter(c -> c == '{').count();
        }
    }

    public static boolean available() {
        return INSTANCE.registry != null;
    }

    /**
     * A request is one that the documents describe: a known path and method, known query parameters with values of their
     * types, and a body of the described form.
     *
     * @param query as in a URL, without the question mark; may be empty
     * @param body JSON, empty or null for none
     */
    public static void assertRequest(String method, String path, String query, @Nullable String body) {
        if (available()) {
            INSTANCE.checkRequest(method, path, query, body == null ? "" : body);
        }
    }

    /**
     * A reply is one that the documents describe for this status. Paths outside the documents are not judged.
     *
     * @param path with or without a query
     * @param body JSON or empty
     */
    public static void assertReply(String method, String path, int status, String body) {
        if (available()) {
            INSTANCE.checkReply(method, path.replaceAll("\\?.*", ""), status, body);
        }
    }

    private void checkRequest(String method, String path, String query, String body) {
        Operation operation = operation(method, path)
                .orElseThrow(() -> new AssertionError("Alpaca's documents have no " + method + " " + path));
        Map<String, JsonNode> known = new HashMap<>();
        for (JsonNode parameters : List.of(operation.shared, operation.node.path("parameters"))) {
            for (JsonNode parameter : parameters) {
                JsonNode resolved = resolve(operation.document, parameter);
                if (resolved.path("in").asString("").equals("query")) {
                    known.put(resolved.path("name").asString(), resolved);
                }
            }
        }
        var given = new ArrayList<String>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&")) {
            String name = part.replaceAll("=.*", "");
            assertThat(known.keySet())
                    .as("query parameters of " + method + " " + path)
                    .contains(name);
            given.add(name);
        }
        known.forEach((name, parameter) -> {
            if (parameter.path("required").asBoolean(false)) {
                assertThat(given)
                        .as("required parameters of " + method + " " + path)
                        .contains(name);
            }
        });
        JsonNode content = operation.node.at("/requestBody/content/application~1json/schema");
        if (!content.isMissingNode()) {
            check(operation, "/requestBody/content/application~1json/schema", body, method + " " + path);
        } else {
            assertThat(body).as("body of " + method + " " + path).isEmpty();
        }
    }

    private void checkReply(String method, String path, int status, String body) {
        Optional<Operation> found = operation(method, path);
        if (found.isEmpty()) {
            return;
        }
        Operation operation = found.get();
        JsonNode response = operation.node.path("responses").path(String.valueOf(status));
        if (response.isMissingNode() || response.has("$ref")) {
            // Errors are described in words; what is promised for all of them is a message.
            assertThat(status).as(method + " " + path + ": " + body).isGreaterThanOrEqualTo(400);
            assertThat(JSON.readTree(body).path("message").isString()).isTrue();
            return;
        }
        String pointer = "/responses/" + status + "/content/application~1json/schema";
        if (!operation.node.at(pointer).isMissingNode()) {
            check(operation, pointer, body, method + " " + path + " " + status);
        }
    }

    private void check(Operation operation, String pointer, String json, String what) {
        String location = "https://contract.test/" + operation.document + "#/paths/"
                + operation
                        .path
                        .replace("~", "~0")
                        .replace("/", "~1")
                        .replace("{", "%7B")
                        .replace("}", "%7D") + "/"
                + operation.method + pointer;
        Schema schema = schemas.computeIfAbsent(location, l -> schema(l));
        var problems = schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertThat(problems).as(what + ": " + json).isEmpty();
    }

    private Schema schema(String location) {
        if (registry == null) {
            throw new IllegalStateException("no documents");
        }
        return registry.getSchema(SchemaLocation.of(location));
    }

    private Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(o -> o.method.equalsIgnoreCase(method)
                        && o.pattern.matcher(path).matches())
                .min((one, other) -> Long.compare(one.variables(), other.variables()));
    }

    private JsonNode resolve(String document, JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null
                ? node
                : Objects.requireNonNull(documents.get(document))
                        .at(reference.asString().substring(1));
    }

    private static AlpacaContract load() {
        var contract = new AlpacaContract();
        try {
            Map<String, String> texts = new HashMap<>();
            for (String name : DOCUMENTS) {
                Path file = SharedData.file("alpaca-openapi/" + name + ".yaml");
                Object tree = new Yaml(new SafeConstructor(roomy())).load(Files.readString(file));
                JsonNode document = withoutNullable(JSON.valueToTree(tree));
                contract.documents.put(name, document);
                ObjectNode schemas = JSON.createObjectNode();
                schemas.set("paths", document.path("paths"));
                schemas.set("components", document.path("components"));
                texts.put("https://contract.test/" + name, schemas.toString());
                contract.add(name, document.path("paths"));
            }
            contract.registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
        } catch (TestAbortedException _) {
            // Not beside the repository.
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return contract;
    }

    private static LoaderOptions roomy() {
        var options = new LoaderOptions();
        options.setCodePointLimit(10_000_000);
        options.setMaxAliasesForCollections(10_000);
        return options;
    }

    private void add(String document, JsonNode paths) {
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().isObject()) {
                        String[] parts = path.getKey().split("\\{[^}]*}", -1);
                        var pattern = new StringBuilder(Pattern.quote(parts[0]));
                        for (int i = 1; i < parts.length; i++) {
                            pattern.append("[^/]+").append(Pattern.quote(parts[i]));
                        }
                        operations.add(new Operation(
                                document,
                                method.getKey(),
                                path.getKey(),
                                Pattern.compile(pattern.toString()),
                                method.getValue(),
                                path.getValue().path("parameters")));
                    }
                }));
    }

    /** OpenAPI 3.0 writes {@code nullable} where JSON Schema has a type more; examples are nothing to either. */
    private static JsonNode withoutNullable(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            schema.remove(List.of("example", "x-examples"));
        }
        if (node instanceof ObjectNode object
                && object.path("nullable").asBoolean(false)
                && object.path("type").isString()) {
            String type = object.path("type").asString();
            object.putArray("type").add(type).add("null");
            object.remove("nullable");
        }
        node.forEach(AlpacaContract::withoutNullable);
        return node;
    }
}
