package dev.kuber.platform.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.kuber.agent.Fact;
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
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Schemas of our types as {@link dev.kuber.platform.json} writes them. */
final class WireSchemas extends ModelResolver {

    private static final Map<Class<?>, String> TEXTS = Map.of(
            Money.class, "decimal",
            Price.class, "decimal",
            Quantity.class, "decimal",
            BigDecimal.class, "decimal",
            Symbol.class, "symbol",
            Timeframe.class, "timeframe",
            ClientOrderId.class, "id",
            OrderId.class, "id",
            Duration.class, "duration");

    private final JsonMapper json;

    WireSchemas(ObjectMapper swagger, JsonMapper json) {
        super(swagger.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
        this.json = json;
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
            Schema<Object> schema = schema("string");
            Arrays.stream(type.getEnumConstants())
                    .map(constant -> json.valueToTree(constant).asString())
                    .forEach(schema::addEnumItemObject);
            return schema;
        }
        if (JsonNode.class.isAssignableFrom(type)) {
            return schema("object");
        }
        if (type == Fact.class) {
            Schema<Object> schema = schema("object");
            schema.addProperty("type", schema("string"));
            schema.setRequired(List.of("type"));
            return schema;
        }
        Schema schema = super.resolve(annotated, context, next);
        if (type.isRecord()) {
            require(type, context.getDefinedModels());
        }
        return schema;
    }

    /** In both ways, because versions 3.0 and 3.1 of OpenAPI differ. */
    private static Schema<Object> schema(String type) {
        var schema = new Schema<Object>();
        schema.setType(type);
        schema.addType(type);
        return schema;
    }

    /** Every component that cannot be null is always there. */
    @SuppressWarnings("rawtypes") // as declared there
    private void require(Class<?> record, Map<String, Schema> defined) {
        Schema<?> model = defined.get(record.getSimpleName());
        if (model == null || model.getProperties() == null || model.getRequired() != null) {
            return;
        }
        var required = new ArrayList<String>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && model.getProperties().containsKey(name)) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            model.setRequired(required);
        }
    }
}
