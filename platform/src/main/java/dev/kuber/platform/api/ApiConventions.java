package dev.kuber.platform.api;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * What holds for every operation of the API and is not written at each: errors are problem details, cursors are texts,
 * what may be null may be left out of a request. The document is the same each time, in order of names.
 */
final class ApiConventions implements OpenApiCustomizer {

    private static final String FORM = org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

    private final ModelResolver schemas;

    ApiConventions(ModelResolver schemas) {
        this.schemas = schemas;
    }

    @Override
    public void customise(OpenAPI document) {
        Components components = document.getComponents();
        var context = new ModelConverterContextImpl(schemas);
        context.resolve(new AnnotatedType(Problem.class).resolveAsRef(true));
        context.getDefinedModels().forEach(components::addSchemas);
        components.addResponses("Problem", problem());
        var sent = new HashSet<String>();
        operations(document).forEach(operation -> {
            operation.getResponses().addApiResponse("4XX", new ApiResponse().$ref("Problem"));
            operation.getResponses().addApiResponse("5XX", new ApiResponse().$ref("Problem"));
            form(operation);
            parameters(operation).forEach(ApiConventions::settle);
            if (operation.getRequestBody() != null) {
                operation
                        .getRequestBody()
                        .getContent()
                        .values()
                        .forEach(body -> collect(body.getSchema(), components.getSchemas(), sent));
            }
        });
        sent.forEach(name -> relax(components.getSchemas().get(name)));
        sort(document);
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("What went wrong, in a sentence.")
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref(WireSchemas.PLACE + "Problem"))));
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    /** What is sent beside a file is a part of its form. */
    private static void form(Operation operation) {
        MediaType body = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent().get(FORM);
        if (body == null) {
            return;
        }
        operation.getRequestBody().setRequired(true);
        Schema<?> form = body.getSchema();
        for (Parameter parameter : List.copyOf(parameters(operation))) {
            if ("query".equals(parameter.getIn())) {
                form.addProperty(parameter.getName(), parameter.getSchema());
                if (Boolean.TRUE.equals(parameter.getRequired())) {
                    form.addRequiredItem(parameter.getName());
                }
                operation.getParameters().remove(parameter);
            }
        }
    }

    private static void settle(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if (parameter.getName().equals("after")) {
            parameter.setSchema(WireSchemas.schema("string"));
            parameter.setDescription("The 'next' of the part before; without it, the first part.");
        } else if (parameter.getName().equals("limit")) {
            parameter.setDescription("How many items at most.");
        }
        Object standard = schema.getDefault();
        if (standard != null && !(standard instanceof Number) && !(standard instanceof Boolean)) {
            text(schema)
                    .setDefault(
                            standard instanceof Enum<?> word
                                    ? word.name().toLowerCase(java.util.Locale.ROOT)
                                    : standard.toString());
        }
    }

    @SuppressWarnings("unchecked") // what a schema's values are is of no use to anybody
    private static Schema<Object> text(Schema<?> schema) {
        return (Schema<Object>) schema;
    }

    /** The names of all schemas that this one is made of. */
    @SuppressWarnings("rawtypes") // as the document keeps them
    private static void collect(@Nullable Schema<?> schema, Map<String, Schema> all, Set<String> found) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(WireSchemas.PLACE.length());
            if (found.add(name)) {
                collect(all.get(name), all, found);
            }
        }
        collect(schema.getItems(), all, found);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, all, found));
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(one -> collect(one, all, found));
        }
    }

    private static void relax(@Nullable Schema<?> schema) {
        if (schema != null && schema.getProperties() != null && schema.getRequired() != null) {
            schema.setRequired(schema.getRequired().stream()
                    .filter(name -> !WireSchemas.nullable(schema.getProperties().get(name)))
                    .toList());
        }
    }

    private static void sort(OpenAPI document) {
        var paths = new Paths();
        new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
        document.setPaths(paths);
        document.getComponents()
                .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
    }
}
