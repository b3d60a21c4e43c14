package dev.kuber.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.fact.BiasSignal;
import dev.kuber.indicator.Readings;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class KuberJsonTest {

    private final KuberJson json = KuberJson.of(FactTypes.builtIn());

    record Sample(
            Money money,
            Price target1,
            Quantity sma20,
            BigDecimal pricePerHour,
            double riskReward,
            OrderType orderType,
            Instant at,
            Duration backoff,
            ZoneId zone,
            @Nullable String note,
            List<Symbol> symbols) {
        public boolean isCheap() {
            return true;
        }
    }

    private static final Sample SAMPLE = new Sample(
            Money.of("-1234.50"),
            Price.of("1E+3"),
            new Quantity(new BigDecimal("0.00000001")),
            new BigDecimal("0.080"),
            Double.NaN,
            OrderType.STOP_LIMIT,
            Instant.parse("2026-11-22T14:30:00Z"),
            Duration.ofSeconds(90),
            ZoneId.of("America/New_York"),
            null,
            List.of(Symbol.of("BTC/USD")));

    @Test
    void valuesAreWrittenAsTheApiShowsThem() {
        assertThat(json.write(SAMPLE)).isEqualTo("""
                        {"money":"-1234.5","target1":"1000","sma20":"0.00000001","price_per_hour":"0.080",\
                        "risk_reward":null,"order_type":"stop_limit","at":"2026-11-22T14:30:00Z","backoff":"PT1M30S",\
                        "zone":"America/New_York","note":null,"symbols":["BTC/USD"]}""");
        assertThat(json.read(json.write(SAMPLE), Sample.class)).isEqualTo(SAMPLE);
    }

    @Test
    void decimalsAreReadFromNumbersAndEnumsInEitherCase() {
        record Small(Money money, OrderType type) {}
        assertThat(json.api().readValue("{\"money\":12.50,\"type\":\"STOP_LIMIT\"}", Small.class))
                .isEqualTo(new Small(Money.of("12.5"), OrderType.STOP_LIMIT));
        assertThat(json.api().readValue("{\"money\":\"12.50\",\"type\":\"stop_limit\"}", Small.class))
                .isEqualTo(new Small(Money.of("12.5"), OrderType.STOP_LIMIT));
    }

    @ParameterizedTest
    @MethodSource("typedRecords")
    void everyFactAndEveryRecordOfASealedTypeComesBackAsItWas(Class<?> type) {
        for (int seed = 0; seed < 20; seed++) {
            Object value = new Samples(seed).of(type);
            String text = json.write(value);
            assertThat(json.parse(text).path("type").asString()).as(text).matches("[a-z][a-z0-9_]*");
            assertThat((Object) json.read(text, base(type))).as(text).isEqualTo(value);
            assertThat((Object) json.read(text, type)).as(text).isEqualTo(value);
        }
    }

    static Stream<Class<?>> typedRecords() {
        return agentApi()
                .filter(JavaClass::isRecord)
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> base(type) != type)
                .filter(type -> !type.getName().contains("LanguageModel"));
    }

    private static Class<?> base(Class<?> type) {
        if (Fact.class.isAssignableFrom(type)) {
            return Fact.class;
        }
        return Stream.of(type.getInterfaces())
                .filter(Class::isSealed)
                .findFirst()
                .<Class<?>>map(c -> c)
                .orElse(type);
    }

    private static Stream<JavaClass> agentApi() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.kuber").stream()
                        .filter(type -> !type.getPackageName().startsWith("dev.kuber.platform"));
    }

    @Test
    void everyFactOfTheAgentApiIsKnownByName() {
        List<Class<?>> facts = agentApi()
                .filter(type -> type.getPackageName().equals("dev.kuber.fact"))
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> Fact.class.isAssignableFrom(type) && type.isRecord())
                .toList();
        assertThat(facts).isNotEmpty();
        assertThat(FactTypes.builtIn().all()).containsExactlyInAnyOrderElementsOf(cast(facts));
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends Fact>> cast(List<Class<?>> types) {
        return types.stream()
                .<Class<? extends Fact>>map(type -> (Class<? extends Fact>) type)
                .toList();
    }

    @Test
    void aListOfFactsKeepsTheTypeOfEachAlsoInsideAnOutcome() {
        var bias = new BiasSignal(Symbol.of("AAPL"), BiasSignal.Direction.BULLISH, 72, List.of("a"), "Up.", "rules");
        String text = json.writeList(List.of(bias), Fact.class);
        assertThat(text).startsWith("[{\"type\":\"bias_signal\",\"symbol\":\"AAPL\",\"direction\":\"bullish\"");
        assertThat(json.readList(text, Fact.class)).containsExactly(bias);
        assertThat(json.read(json.write(Outcome.done(bias)), Outcome.class)).isEqualTo(Outcome.done(bias));
    }

    @Test
    void aFactOfAnUninstalledPluginIsKeptAsItWas() {
        String text = "[{\"type\":\"moon_phase\",\"phase\":0.25,\"nested\":{\"a\":[1]}}]";
        List<Fact> facts = json.readList(text, Fact.class);
        assertThat(facts.getFirst())
                .isInstanceOfSatisfying(
                        UnknownFact.class, f -> assertThat(f.name()).isEqualTo("moon_phase"));
        assertThat(json.writeList(facts, Fact.class)).isEqualTo(text);
    }

    @Test
    void storageReadsRowsWrittenBeforeAComponentExisted() {
        assertThat(json.read("{\"type\":\"report\",\"title\":\"t\",\"removed\":1,\"markdown\":\"m\"}", Fact.class))
                .hasToString("Report[title=t, markdown=m, sentence=null]");
        assertThat(json.read("{\"type\":\"pipeline_checked\",\"sentence\":\"ok\"}", Fact.class))
                .hasToString("PipelineChecked[positions=[], sentence=ok]");
        assertThat(json.read("{\"bars\":1,\"close\":2}", Readings.class).sma20())
                .isNaN();
    }

    record Request(String email, @Nullable String name, int limit) {}

    @Test
    void theApiRefusesWhatItDoesNotKnowOrMisses() {
        assertThat(json.api().readValue("{\"email\":\"a@b.c\",\"limit\":1}", Request.class))
                .isEqualTo(new Request("a@b.c", null, 1));
        assertRefused("{\"email\":\"a@b.c\",\"limit\":1,\"admin\":true}", "admin");
        assertRefused("{\"limit\":1}", "email");
        assertRefused("{\"email\":null,\"limit\":1}", "email");
        assertRefused("{\"email\":\"a@b.c\"}", "limit");
        assertRefused("{\"email\":\"a\",\"email\":\"b\",\"limit\":1}", "email");
    }

    private void assertRefused(String text, String named) {
        assertThatThrownBy(() -> json.api().readValue(text, Request.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(named);
    }

    @Test
    void decimalsInTreesKeepTheirDigits() {
        JsonNode tree = json.parse("{\"risk\":0.10,\"big\":12345678901234567890.123456789}");
        assertThat(tree.toString()).isEqualTo("{\"risk\":0.10,\"big\":12345678901234567890.123456789}");
        assertThat(json.write(tree)).isEqualTo(tree.toString());
    }

    @Test
    void aMalformedValueIsNamedInASentence() {
        record Small(Symbol symbol) {}
        assertThatThrownBy(() -> json.api().readValue("{\"symbol\":\"not a symbol\"}", Small.class))
                .hasMessageContaining("'not a symbol' is not a symbol");
    }

    record Fruit(String type) implements Fact {}

    @Test
    void aFactMayNotCallAComponentType() {
        assertThatThrownBy(() -> FactTypes.with(List.of(Fruit.class)))
                .hasMessageContaining("Fruit")
                .hasMessageContaining("'type'");
    }
}
