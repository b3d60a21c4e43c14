package dev.kuber.platform.json;

import java.util.List;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How Kuber writes and reads JSON, in storage and in the API.
 *
 * <ul>
 *   <li>Names are {@code snake_case}; so are enum constants, which are read in either case.
 *   <li>Money, prices, quantities and other decimals are strings without exponent; they are read from numbers, too.
 *   <li>Symbols, timeframes, order ids and zones are strings; instants are RFC 3339 in UTC; durations are ISO 8601.
 *   <li>A double that is not finite is null, and null is NaN again.
 *   <li>A value of a sealed interface carries its record's name in {@code type}, a fact its {@link
 *       dev.kuber.agent.Fact#typeOf type name}.
 * </ul>
 *
 * <p>Storage is read leniently, so that old rows stay readable: unknown fields are ignored, missing lists are empty, a
 * fact of an unknown type becomes an {@link UnknownFact}. The API is read strictly: unknown fields, missing or null
 * components that are not {@code @Nullable}, and fields given twice are refused.
 */
public final class KuberJson {

    private final JsonMapper storage;
    private final JsonMapper api;

    private KuberJson(JsonMapper storage, JsonMapper api) {
        this.storage = storage;
        this.api = api;
    }

    public static KuberJson of(FactTypes facts) {
        JsonMapper storage = mapper(facts, false)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        JsonMapper api = mapper(facts, true)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return new KuberJson(storage, api);
    }

    private static JsonMapper.Builder mapper(FactTypes facts, boolean strict) {
        return JsonMapper.builder()
                .annotationIntrospector(new TypedJson(facts, strict))
                .addModule(new ValueModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(
                        MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY,
                        MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The strict mapper, for what comes from outside and goes there. */
    public JsonMapper api() {
        return api;
    }

    /** The lenient mapper, for what we stored ourselves. */
    public JsonMapper storage() {
        return storage;
    }

    public String write(Object value) {
        return storage.writeValueAsString(value);
    }

    /** Writes a list whose elements are of a sealed or fact interface, each with its {@code type}. */
    public <T> String writeList(List<? extends T> values, Class<T> element) {
        return storage.writerFor(storage.getTypeFactory().constructCollectionType(List.class, element))
                .writeValueAsString(values);
    }

    /** @throws tools.jackson.core.JacksonException if the JSON is not of this type */
    public <T> T read(String json, Class<T> type) {
        return storage.readValue(json, type);
    }

    /** @throws tools.jackson.core.JacksonException if the JSON is not a list of these */
    public <T> List<T> readList(String json, Class<T> element) {
        return storage.readValue(json, storage.getTypeFactory().constructCollectionType(List.class, element));
    }

    public JsonNode tree(Object value) {
        return storage.valueToTree(value);
    }

    /** @throws tools.jackson.core.JacksonException if the text is not JSON */
    public JsonNode parse(String json) {
        return storage.readTree(json);
    }
}
