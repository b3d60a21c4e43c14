package dev.kuber.platform.exchange;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the Alpaca API writes it: snake_case, null where there is nothing, decimals of the trading API as strings,
 * numbers of the market data API as numbers.
 */
final class ApiJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ApiJson() {}

    static byte[] bytes(Object body) {
        return MAPPER.writeValueAsBytes(body);
    }

    static String text(Object body) {
        return MAPPER.writeValueAsString(body);
    }

    static JsonNode tree(Object body) {
        return MAPPER.valueToTree(body);
    }

    /** @throws BadParameter if the bytes are no JSON object */
    static JsonNode object(byte[] bytes) {
        try {
            JsonNode node = bytes.length == 0 ? null : MAPPER.readTree(bytes);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JacksonException _) {
            // said below
        }
        throw BadParameter.body("request body format is invalid");
    }

    /** A decimal as the trading API writes it. */
    static String text(BigDecimal value) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return plain.toPlainString();
    }

    static @Nullable String textOrNull(@Nullable BigDecimal value) {
        return value == null ? null : text(value);
    }

    /** A member as text, whether it was written as string, number or boolean; null where it is missing or empty. */
    static @Nullable String member(JsonNode object, String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isValueNode()) {
            throw BadParameter.body("request body format is invalid: " + name);
        }
        String text = node.isNumber() ? node.decimalValue().toPlainString() : node.asString();
        return text.isEmpty() ? null : text;
    }

    /** @throws BadParameter if the member is no decimal */
    static @Nullable BigDecimal decimal(JsonNode object, String name) {
        String text = member(object, name);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw BadParameter.unprocessable("invalid " + name + " " + text);
        }
    }

    static boolean flag(JsonNode object, String name) {
        return Objects.equals(member(object, name), "true");
    }
}
