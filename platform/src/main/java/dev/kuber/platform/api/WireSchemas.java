package dev.kuber.platform.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.kuber.agent.Fact;
import dev.kuber.platform.engine.Event;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Schemas of our types as {@link dev.kuber.platform.json} writes them: what is always there is required, what may be
 * null says so, and a closed list of words is a schema of its own.
 */
final class WireSchemas extends ModelResolver {

    /** Where schemas are found in the document. */
    static final String PLACE = "#/components/schemas/";

    private static final Map<Class<?>, String> TEXTS = Map.ofEntries(
            Map.entry(Money.class, "decimal"),
            Map.entry(Price.class, "decimal"),
            Map.entry(Quantity.class, "decimal"),
            Map.entry(BigDecimal.class, "decimal"),
            Map.entry(Symbol.class, "symbol"),
            Map.entry(Timeframe.class, "timeframe"),
            Map.entry(ClientOrderId.class, "id"),
            Map.entry(OrderId.class, "id"),
            Map.entry(Duration.class, "duration"),
            Map.entry(LocalTime.class, "time"),
            Map.entry(ZoneId.class, "timezone"));

    /** Names of types whose own are taken, or say too little without their surroundings. */
    private static final Map<Class<?>, String> NAMES = Map.of(
            dev.kuber.platform.pipelines.Problem.class, "Finding",
            Definition.Node.class, "DefinitionNode",
            Definition.Approval.class, "ApprovalSettings",
            Definition.Simulation.class, "SimulationSettings",
            Event.Data.class, "EventData");

    private final JsonMapper json;
    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    WireSchemas(ObjectMapper swagger, JsonMapper json) {
        super(swagger.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE), new Names());
        this.json = json;
    }

    /** What may be null. */
    static boolean nullable(@Nullable Schema<?> schema) {
        if (schema == null) {
            return false;
        }
        boolean itself = schema.getTypes() != null && schema.getTypes().contains("null");
        return itself
                || (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(WireSchemas::nullable));
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared there
    public @Nullable Schema resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> next) {
        Class<?> type = _mapper.constructType(annotated.getType()).getRawClass();
        if (TEXTS.containsKey(type)) {
            return schema("string").format(TEXTS.get(type));
        }
        if (type.isEnum()) {
            return reference(type, words(type), context);
        }
        if (JsonNode.class.isAssignableFrom(type)) {
            return schema("object").additionalProperties(true);
        }
        if (type == Fact.class) {
            Schema<Object> fact = schema("object");
            fact.addProperty("type", schema("string"));
            fact.setRequired(List.of("type"));
            fact.setAdditionalProperties(true);
            return reference(type, fact, context);
        }
        Schema schema = super.resolve(annotated, context, next);
        if (type.isRecord() && schema != null && schema.get$ref() != null) {
            String name = schema.get$ref().substring(PLACE.length());
            claim(name, type);
            settle(type, context.getDefinedModels().get(name));
        }
        return schema;
    }

    private Schema<Object> words(Class<?> type) {
        Schema<Object> schema = schema("string");
        Arrays.stream(type.getEnumConstants())
                .map(constant -> json.valueToTree(constant).asString())
                .forEach(schema::addEnumItemObject);
        return schema;
    }

    private Schema<Object> reference(Class<?> type, Schema<Object> schema, ModelConverterContext context) {
        String name = Names.of(type);
        claim(name, type);
        context.defineModel(name, schema);
        var reference = new Schema<Object>();
        reference.set$ref(PLACE + name);
        return reference;
    }

    private void claim(String name, Class<?> type) {
        Class<?> other = named.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException("Two types would be named '" + name + "' in the description of the API: "
                    + other.getName() + " and " + type.getName() + ". Rename one, or name it in WireSchemas.");
        }
    }

    /** In both ways, because versions 3.0 and 3.1 of OpenAPI differ. */
    static Schema<Object> schema(String type) {
        var schema = new Schema<Object>();
        schema.setType(type);
        schema.addType(type);
        return schema;
    }

    /** Every component is always there, null or not, unless it says that it is left out. */
    @SuppressWarnings("rawtypes") // as declared there
    private static void settle(Class<?> record, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null || model.getRequired() != null) {
            return;
        }
        var properties = new LinkedHashMap<String, Schema>();
        var required = new ArrayList<String>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = nameOf(component);
            Schema<?> property = model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean leftOut = component.getAccessor().isAnnotationPresent(JsonInclude.class)
                    || (nullable && record.isAnnotationPresent(JsonInclude.class));
            properties.put(name, nullable && !leftOut ? orNull(property) : property);
            if (!leftOut) {
                required.add(name);
            }
        }
        model.setType("object");
        model.addType("object");
        // What is no component is not written.
        model.setProperties(properties);
        model.setRequired(required);
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null
                ? PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName())
                : given.value();
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            var either = new Schema<Object>();
            either.setAnyOf(List.of(schema, schema("null")));
            return either;
        }
        schema.addType("null");
        return schema;
    }

    /** How types are named in the document. */
    private static final class Names extends TypeNameResolver {

        static String of(Class<?> type) {
            if (NAMES.containsKey(type)) {
                return NAMES.get(type);
            }
            Class<?> around = type.getDeclaringClass();
            return type.isEnum() && around != null
                    ? around.getSimpleName().replaceAll("(sController|Response)$", "") + type.getSimpleName()
                    : type.getSimpleName();
        }

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            return NAMES.containsKey(type) ? of(type) : super.nameForClass(type, options);
        }
    }
}
