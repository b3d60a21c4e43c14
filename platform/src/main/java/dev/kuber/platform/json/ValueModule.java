package dev.kuber.platform.json;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** The values of trading as JSON: one word or number each. */
final class ValueModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ValueModule() {
        super("kuber");
        text(Symbol.class, Symbol::value, Symbol::of);
        text(Timeframe.class, Timeframe::toString, Timeframe::of);
        text(ClientOrderId.class, ClientOrderId::value, ClientOrderId::new);
        text(OrderId.class, OrderId::value, OrderId::new);
        decimal(Money.class, Money::value, Money::new);
        decimal(Price.class, Price::value, Price::new);
        decimal(Quantity.class, Quantity::value, Quantity::new);
        decimal(BigDecimal.class, value -> value, value -> value);
        addSerializer(double.class, new DoubleWriter());
        addSerializer(Double.class, new DoubleWriter());
        addDeserializer(double.class, new DoubleReader());
        addSerializer(UnknownFact.class, new UnknownFactWriter());
        addDeserializer(UnknownFact.class, new UnknownFactReader());
    }

    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new TextWriter<>(type, write));
        addDeserializer(type, new TextReader<>(type, read, false));
    }

    private <T> void decimal(Class<T> type, Function<T, BigDecimal> write, Function<BigDecimal, T> read) {
        addSerializer(type, new TextWriter<>(type, value -> write.apply(value).toPlainString()));
        addDeserializer(type, new TextReader<>(type, text -> read.apply(decimal(text)), true));
    }

    private static BigDecimal decimal(String text) {
        try {
            BigDecimal value = new BigDecimal(text.strip());
            if (Math.abs(value.scale()) > 100 || value.precision() > 100) {
                throw new IllegalArgumentException("'" + text + "' has too many digits.");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number: write it like \"123.45\".", e);
        }
    }

    private static final class TextWriter<T> extends StdScalarSerializer<T> {
        private final transient Function<T, String> write;

        TextWriter(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(write.apply(value));
        }
    }

    private static final class TextReader<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> read;
        private final boolean numbers;

        TextReader(Class<T> type, Function<String, T> read, boolean numbers) {
            super(type);
            this.read = read;
            this.numbers = numbers;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) {
            JsonToken token = json.currentToken();
            if (token != JsonToken.VALUE_STRING && !(numbers && token.isNumeric())) {
                return (T) context.handleUnexpectedToken(handledType(), json);
            }
            try {
                return read.apply(json.getString());
            } catch (IllegalArgumentException e) {
                return (T) context.handleWeirdStringValue(handledType(), json.getString(), "%s", e.getMessage());
            }
        }
    }

    private static final class DoubleWriter extends StdScalarSerializer<Double> {
        DoubleWriter() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializationContext context) {
            if (Double.isFinite(value)) {
                json.writeNumber(value.doubleValue());
            } else {
                json.writeNull();
            }
        }
    }

    private static final class DoubleReader extends StdDeserializer<Double> {
        DoubleReader() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) {
            return _parseDoublePrimitive(json, context);
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    private static final class UnknownFactWriter extends ValueSerializer<UnknownFact> {
        @Override
        public void serialize(UnknownFact fact, JsonGenerator json, SerializationContext context) {
            json.writeTree(fact.json());
        }

        @Override
        public void serializeWithType(
                UnknownFact fact, JsonGenerator json, SerializationContext context, TypeSerializer type) {
            json.writeTree(fact.json());
        }
    }

    private static final class UnknownFactReader extends StdDeserializer<UnknownFact> {
        UnknownFactReader() {
            super(UnknownFact.class);
        }

        @Override
        public UnknownFact deserialize(JsonParser json, DeserializationContext context) {
            return new UnknownFact((ObjectNode) context.readTree(json));
        }
    }
}
