package dev.kuber.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.Param;
import dev.kuber.trade.Timeframe;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sealed interface of records in a configuration: one of several objects, told apart by their type. */
class AlternativesTest {

    private static final JsonMapper JSON = new JsonMapper();

    sealed interface Size {}

    record FixedMoney(
            @Param(title = "Amount", init = "1000", min = 1) double amount) implements Size {}

    record BarsBack(
            @Param(title = "Bars", min = 1) int bars,

            @Param(title = "Timeframe", init = "5m") Timeframe timeframe) implements Size {}

    record Config(
            @Param(title = "Size", init = "{\"type\":\"fixed_money\"}")
            Size size,

            @Param(title = "More", init = "[]") List<Size> more) {}

    sealed interface Wrong {}

    record Ambiguous(@Param(title = "Type") String type) implements Wrong {}

    record WrongConfig(@Param(title = "Wrong") Wrong wrong) {}

    @Test
    void theSchemaHasOneObjectForEachAndAConstantThatTellsWhich() {
        JsonNode size = Configs.schema(Config.class).at("/properties/size");

        assertThat(size.path("default").toString()).isEqualTo("{\"type\":\"fixed_money\",\"amount\":1000}");
        assertThat(size.path("oneOf").size()).isEqualTo(2);
        JsonNode bars = size.at("/oneOf/1");
        assertThat(bars.path("title").asString()).isEqualTo("Bars back");
        assertThat(bars.at("/properties/type/const").asString()).isEqualTo("bars_back");
        assertThat(bars.path("required").toString()).isEqualTo("[\"type\",\"bars\"]");
        assertThat(bars.path("properties").propertyNames()).containsExactly("type", "bars", "timeframe");
    }

    @Test
    void whichOneIsReadFromItsTypeWithItsDefaults() {
        assertThat(bind("{}")).isEqualTo(new Binding.Bound(new Config(new FixedMoney(1000), List.of())));
        assertThat(bind("{\"size\":{\"type\":\"bars_back\",\"bars\":3},\"more\":[{\"type\":\"fixed_money\"}]}"))
                .isEqualTo(new Binding.Bound(new Config(new BarsBack(3, Timeframe.M5), List.of(new FixedMoney(1000)))));
    }

    @Test
    void whatDoesNotFitIsNamedWithItsField() {
        assertThat(faults("{\"size\":{\"type\":\"none\"}}"))
                .containsExactly("size.type: It must be one of fixed_money, bars_back, not \"none\".");
        assertThat(faults("{\"size\":{\"type\":\"bars_back\",\"bars\":0}}"))
                .containsExactly("size.bars: Bars must be at least 1, not 0.");
        assertThat(faults("{\"size\":{\"type\":\"fixed_money\",\"bars\":3}}"))
                .containsExactly("size.bars: There is no such field; there are amount.");
        assertThat(faults("{\"size\":7}")).containsExactly("size: It must be a JSON object, not 7.");
    }

    @Test
    void aRecordThatHasATypeOfItsOwnCannotBeOne() {
        assertThatThrownBy(() -> Configs.schema(WrongConfig.class)).hasMessageContaining("a component named 'type'");
    }

    private static Binding bind(String json) {
        return Configs.bind(Config.class, JSON.readTree(json));
    }

    private static List<String> faults(String json) {
        return bind(json) instanceof Binding.Refused refused
                ? refused.faults().stream().map(Binding.Fault::message).toList()
                : List.of();
    }
}
