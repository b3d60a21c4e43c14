package dev.kuber.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.Option;
import dev.kuber.agent.Param;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RelevanceTest {

    enum Kind {
        @Option(title = "RSI is below", sentence = "RSI({period:14}) is below {rsi_level}")
        RSI_BELOW,
        RSI_ABOVE,
        @Option(title = "Volume spikes", description = "Many trade.")
        VOLUME_SPIKE
    }

    record Rule(
            @Param(title = "Rule", init = "RSI_BELOW") Kind kind,

            @Param(title = "Period", init = "0", when = "kind=rsi_*|volume_spike")
            int period,

            @Param(title = "Level", init = "30", when = "kind=*_below|rsi_a*e")
            double rsiLevel,

            @Param(title = "Quiet", init = "false") boolean quiet,

            @Param(title = "Sound", init = "bell", when = "quiet=false")
            String sound) {}

    @Test
    void theSchemaSaysWhenAFieldMattersAndHowAChoiceReads() {
        JsonNode properties = Configs.schema(Rule.class).path("properties");
        assertThat(properties.path("kind").toString()).isEqualTo("""
                {"title":"Rule","type":"string","enum":["rsi_below","rsi_above","volume_spike"],\
                "x-titles":{"rsi_below":"RSI is below","volume_spike":"Volume spikes"},"x-descriptions":{"volume_spike":"Many trade."},\
                "x-sentences":{"rsi_below":"RSI({period:14}) is below {rsi_level}"},"default":"rsi_below"}""");
        assertThat(properties.at("/period/x-visible-when").toString())
                .isEqualTo("{\"kind\":[\"rsi_below\",\"rsi_above\",\"volume_spike\"]}");
        assertThat(properties.at("/rsi_level/x-visible-when").toString())
                .isEqualTo("{\"kind\":[\"rsi_below\",\"rsi_above\"]}");
        assertThat(properties.at("/sound/x-visible-when").toString()).isEqualTo("{\"quiet\":[false]}");
        assertThat(properties.path("kind").has("x-visible-when")).isFalse();
    }

    record NoSuch(
            @Param(title = "Level", init = "30", when = "kind=rsi_*")
            double level) {}

    record NoChoice(
            @Param(title = "Name", init = "a") String name,

            @Param(title = "Level", init = "30", when = "name=a")
            double level) {}

    record NoValue(
            @Param(title = "Rule", init = "RSI_BELOW") Kind kind,
            @Param(title = "Period", init = "1") int period,

            @Param(title = "Level", init = "30", when = "kind=macd_*")
            double rsiLevel) {}

    record NotWritten(
            @Param(title = "Level", init = "30", when = "kind is RSI")
            double level) {}

    record NotNamed(
            @Param(title = "Rule", init = "RSI_BELOW") Kind kind,
            @Param(title = "Period", init = "1") int period) {}

    @ParameterizedTest
    @MethodSource
    void whatPointsNowhereEndsTheStart(Class<? extends Record> type, String reason) {
        assertThatThrownBy(() -> ConfigType.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    static Stream<Arguments> whatPointsNowhereEndsTheStart() {
        return Stream.of(
                Arguments.of(NoSuch.class, "NoSuch.level: when depends on kind, which the record does not have."),
                Arguments.of(NoChoice.class, "NoChoice.level: when depends on name, which is no enum or boolean."),
                Arguments.of(
                        NoValue.class,
                        "NoValue.rsi_level: when names 'macd_*'; there are rsi_below, rsi_above, volume_spike."),
                Arguments.of(
                        NotWritten.class,
                        "NotWritten.level: when 'kind is RSI' is not written like kind=rsi_*|volume_spike."),
                Arguments.of(
                        NotNamed.class,
                        "NotNamed.kind: the sentence of RSI_BELOW names rsi_level, which the record does not have."));
    }

    /** What is hidden does not stand in the sentence either, and what the sentence names can be seen. */
    @Test
    void theSentencesOfInstalledAgentsNameWhatCanBeSeen() {
        for (AgentEntry agent : Catalog.discovered().agents()) {
            objects(agent.schema())
                    .forEach(object -> object.path("properties")
                            .properties()
                            .forEach(choice -> choice.getValue()
                                    .path("x-sentences")
                                    .properties()
                                    .forEach(sentence -> assertSeen(
                                            object.path("properties"),
                                            choice.getKey(),
                                            sentence.getKey(),
                                            sentence.getValue().asString()))));
        }
    }

    private static void assertSeen(JsonNode properties, String choice, String value, String sentence) {
        List<String> named = Pattern.compile("\\{([a-z0-9_]+)")
                .matcher(sentence)
                .results()
                .map(found -> found.group(1))
                .toList();
        for (String name : named) {
            JsonNode when = properties.path(name).path("x-visible-when").path(choice);
            assertThat(when.isMissingNode()
                            || when.valueStream().anyMatch(one -> one.asString().equals(value)))
                    .as("%s in \"%s\"", name, sentence)
                    .isTrue();
        }
    }

    private static Stream<JsonNode> objects(JsonNode schema) {
        Stream<JsonNode> inner = schema.path("properties")
                .valueStream()
                .flatMap(property -> Stream.of(property, property.path("items")));
        return Stream.concat(Stream.of(schema), inner.filter(JsonNode::isObject).flatMap(RelevanceTest::objects));
    }
}
