package dev.kuber.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ConfigsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AgentEntry EVERYTHING = AgentCheck.entry(new SampleAgents.Everything());
    private static final AgentEntry CHOOSY = AgentCheck.entry(new SampleAgents.Choosy());

    private static Binding bind(AgentEntry agent, String json) {
        return Configs.bind(agent, JSON.readTree(json));
    }

    private static List<String> faults(AgentEntry agent, String json) {
        return bind(agent, json) instanceof Binding.Refused refused
                ? refused.faults().stream().map(Binding.Fault::message).toList()
                : List.of();
    }

    @Test
    void anEmptyConfigurationTakesEveryDefault() {
        assertThat(bind(EVERYTHING, "{}"))
                .isEqualTo(new Binding.Bound(new SampleAgents.Everything.Config(
                        14,
                        1,
                        70.5,
                        new BigDecimal("2"),
                        true,
                        "rules",
                        Side.BUY,
                        Duration.ofMinutes(5),
                        LocalTime.of(9, 30),
                        LocalDate.of(2026, 11, 22),
                        ZoneId.of("America/New_York"),
                        Symbol.of("SPY"),
                        List.of(Timeframe.H1, Timeframe.H4),
                        List.of(),
                        new SampleAgents.Everything.Split(new BigDecimal("0.5")),
                        List.of(new SampleAgents.Everything.Rule(5, Side.SELL)))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"period":1}                  | period: Period must be at least 2 bars, not 1.
            {"period":401}                | period: Period must be at most 400 bars, not 401.
            {"period":"14"}               | period: It must be a whole number, not "14".
            {"period":14.5}               | period: It must be a whole number in the usual range, not 14.5.
            {"period":9999999999}         | period: It must be a whole number in the usual range, not 9999999999.
            {"threshold":true}            | threshold: It must be a number, not true.
            {"risk_percent":"a lot"}      | risk_percent: It must be a decimal number such as 2.5, not "a lot".
            {"risk_percent":"0.05"}       | risk_percent: Risk must be at least 0.1 %, not 0.05.
            {"honour_bias":"yes"}         | honour_bias: It must be true or false, not "yes".
            {"model":5}                   | model: It must be a text, not 5.
            {"side":"hold"}               | side: It must be one of buy, sell, not "hold".
            {"time_out":"5 min"}          | time_out: '5 min' is not a duration: write PT90S, PT5M, PT2H or P1D, for example.
            {"time_out":"PT1S"}           | time_out: Time-out must be at least PT1M, not PT1S.
            {"at":"9.30"}                 | at: '9.30' is not a time: write it like 09:30.
            {"day":"22.11.2026"}          | day: '22.11.2026' is not a date: write it like 2026-11-22.
            {"zone":"Gotham"}             | zone: 'Gotham' is not a timezone: write it like America/New_York.
            {"timeframes":["1h","7x"]}    | timeframes[1]: '7x' is not a timeframe: write 1m, 5m, 15m, 30m, 1h, 4h, 1d or 1w.
            {"timeframes":[]}             | timeframes: Timeframes must have at least 1 entries, not 0.
            {"timeframes":"1h"}           | timeframes: It must be a list, not "1h".
            {"split":{"first":2}}         | split.first: First must be at most 1, not 2.
            {"rules":[{},{"sma20":0}]}    | rules[1].sma20: SMA must be at least 1, not 0.
            {"rules":[{"ema":0}]}         | rules[0].ema: There is no such field; there are sma20, side.
            [1]                           | The configuration must be a JSON object, not [1].
            """)
    void aFaultIsASentenceThatBeginsWithItsField(String json, String sentence) {
        assertThat(faults(EVERYTHING, json)).containsExactly(sentence);
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        assertThat(faults(CHOOSY, "{\"low\":\"x\",\"wide\":1}"))
                .containsExactly(
                        "wide: There is no such field; there are low, high, note.",
                        "low: It must be a whole number, not \"x\".",
                        "high: High is required.");
    }

    @Test
    void whatTheRecordItselfRefusesIsAFaultOfTheFieldItNames() {
        assertThat(bind(CHOOSY, "{\"low\":3,\"high\":2}"))
                .isEqualTo(new Binding.Refused(List.of(new Binding.Fault("high", "high: It must be above low."))));
        assertThat(bind(CHOOSY, "{\"low\":1,\"high\":2,\"note\":null}"))
                .isEqualTo(new Binding.Bound(new SampleAgents.Choosy.Config(1, 2, null)));
    }

    @Test
    void theSchemaSaysEverythingAFormNeeds() {
        JsonNode schema = EVERYTHING.schema();
        assertThat(schema.path("title").asString()).isEqualTo("Everything");
        assertThat(schema.path("$schema").asString()).isEqualTo("http://json-schema.org/draft-07/schema#");
        assertThat(schema.path("properties").propertyNames())
                .containsExactly(
                        "period",
                        "seed",
                        "threshold",
                        "risk_percent",
                        "honour_bias",
                        "model",
                        "side",
                        "time_out",
                        "at",
                        "day",
                        "zone",
                        "benchmark",
                        "timeframes",
                        "words",
                        "split",
                        "rules");
        assertProperty("period", """
                {"title":"Period","type":"integer","minimum":2,"maximum":400,"x-unit":"bars","default":14}""");
        assertProperty("risk_percent", """
                {"title":"Risk","type":"number","format":"decimal","minimum":0.1,"maximum":10,"x-unit":"%","default":2}""");
        assertProperty("model", """
                {"title":"Model","type":"string","maxLength":20,"examples":["rules","gpt"],"format":"model","default":"rules"}""");
        assertProperty("side", """
                {"title":"Side","type":"string","enum":["buy","sell"],"default":"buy"}""");
        assertProperty("time_out", """
                {"title":"Time-out","type":"string","format":"duration","x-minimum":"PT1M","x-maximum":"PT1H","default":"PT5M"}""");
        assertProperty("timeframes", """
                {"title":"Timeframes","type":"array","items":{"type":"string","format":"timeframe"},"minItems":1,\
                "maxItems":3,"default":["1h","4h"]}""");
        assertProperty("split", """
                {"title":"Split","type":"object","properties":{"first":{"title":"First","type":"number","format":"decimal",\
                "minimum":0,"maximum":1,"default":0.5}},"additionalProperties":false,"default":{"first":0.5}}""");
        assertThat(schema.at("/properties/rules/default").toString()).isEqualTo("[{\"sma20\":5,\"side\":\"sell\"}]");
        assertThat(CHOOSY.schema().path("required").toString()).isEqualTo("[\"low\",\"high\"]");
    }

    private static void assertProperty(String name, String expected) {
        assertThat(EVERYTHING.schema().path("properties").path(name).toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("agents")
    void theDefaultsOfEverySchemaFitItAndBind(AgentEntry agent) {
        ObjectNode defaults = JsonNodeFactory.instance.objectNode();
        agent.schema().path("properties").properties().stream()
                .filter(property -> property.getValue().has("default"))
                .forEach(property ->
                        defaults.set(property.getKey(), property.getValue().path("default")));
        assertThat(SchemaCheck.faults(agent.schema(), defaults)).isEmpty();
        assertThat(Configs.bind(agent, defaults)).isEqualTo(bind(agent, "{}")).isInstanceOf(Binding.Bound.class);
    }

    /** The sample and every installed agent that can do without being told anything. */
    static Stream<AgentEntry> agents() {
        return Stream.concat(
                Stream.of(EVERYTHING),
                Catalog.discovered().agents().stream()
                        .filter(agent -> !agent.schema().has("required")));
    }

    @Test
    void whatFitsTheSchemaBindsAndWhatDoesNotIsRefused() {
        int fitting = 0;
        for (int seed = 0; seed < 3000; seed++) {
            JsonNode config = mutated(new Random(seed));
            boolean fits = SchemaCheck.faults(EVERYTHING.schema(), config).isEmpty();
            fitting += fits ? 1 : 0;
            assertThat(Configs.bind(EVERYTHING, config))
                    .as("%s", config)
                    .isInstanceOf(fits ? Binding.Bound.class : Binding.Refused.class);
        }
        assertThat(fitting).isBetween(200, 2800);
    }

    /** A configuration with a field or two set to something that may or may not fit. */
    private static JsonNode mutated(Random random) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        List<String> names = List.of("period", "seed", "threshold", "honour_bias", "model", "side", "words", "rules");
        for (int i = random.nextInt(4) == 0 ? 1 : 0; i >= 0; i--) {
            config.set(names.get(random.nextInt(names.size())), anything(random, 0));
        }
        return config;
    }

    private static JsonNode anything(Random random, int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(depth < 2 ? 7 : 5)) {
            case 0 -> json.numberNode(random.nextInt(-2, 450));
            case 1 -> json.numberNode(BigDecimal.valueOf(random.nextInt(0, 1000), 1));
            case 2 -> json.booleanNode(random.nextBoolean());
            case 3 ->
                json.stringNode(List.of("buy", "sell", "", "a much too long name of a model")
                        .get(random.nextInt(4)));
            case 4 -> json.stringNode("rules");
            case 5 -> {
                ArrayNode list = json.arrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(anything(random, depth + 1));
                }
                yield list;
            }
            default -> json.objectNode().set("sma20", anything(random, depth + 1));
        };
    }
}
