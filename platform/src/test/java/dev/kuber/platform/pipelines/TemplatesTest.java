package dev.kuber.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.catalog.Catalog;
import dev.kuber.trade.Symbol;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

    @Test
    void aTemplateIsReadFromItsFile() {
        Template template = Templates.read("trend.json", """
                {"slug":"trend","name":"Trend","description":"Follows.","category":"trend","needs":["US stock bars"],
                 "trading_hours":"New York.",
                 "definition":{"nodes":[{"id":"clock","agent_type":"clock"}],"settings":{"symbols":["AAPL"]}}}""", null, Samples.JSON);
        assertThat(template)
                .isEqualTo(new Template(
                        "trend",
                        "Trend",
                        "Follows.",
                        Template.Category.TREND,
                        List.of("US stock bars"),
                        List.of(Symbol.of("AAPL")),
                        "New York.",
                        Samples.definition("clock"),
                        null));
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void everyTemplateOfTheGalleryRunsWithTheInstalledAgents(Template template) {
        Catalog catalog = Catalog.discovered();
        assertThat(Validation.of(template.definition(), catalog)).isEmpty();
        assertThat(Planning.plan("p1", 1, "owner", template.definition(), catalog)
                        .nodes())
                .hasSizeGreaterThan(template.definition().nodes().size());
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void everyTemplateOfTheGalleryNamesItsNodesAndLaysThemOutWithoutOverlap(Template template) {
        List<Definition.Node> nodes = template.definition().nodes();
        assertThat(nodes).allSatisfy(node -> {
            assertThat(node.name()).isNotBlank();
            assertThat(node.position()).isNotNull();
        });
        for (Definition.Node one : nodes) {
            assertThat(nodes).filteredOn(other -> !other.equals(one)).noneMatch(other -> overlap(one, other));
        }
    }

    /** Cards of 208 by 64 pixels. */
    private static boolean overlap(Definition.Node one, Definition.Node other) {
        Definition.Point a = Objects.requireNonNull(one.position());
        Definition.Point b = Objects.requireNonNull(other.position());
        return Math.abs(a.x() - b.x()) < 208 && Math.abs(a.y() - b.y()) < 64;
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void everyTemplateOfTheGallerySaysHowItDidAndWhatThatIsWorth(Template template) {
        TemplateBacktest backtest = Objects.requireNonNull(template.backtest());
        assertThat(backtest.symbols()).isEqualTo(template.symbols());
        assertThat(backtest.equity()).hasSizeBetween(40, 80);
        assertThat(backtest.sentence()).contains("Synthetic prices");
    }

    static List<Template> gallery() {
        return new Templates(Samples.JSON).all();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                        | it is not JSON
            {"name":"Trend","description":"d","category":"trend","trading_hours":"t","definition":{}} | slug: Slug is required.
            {"slug":"other","name":"Trend","description":"d","category":"trend","trading_hours":"t","definition":{}} | its slug 'other' is not its file's name.
            {"slug":"trend","name":"Trend","description":"d","category":"trend","trading_hours":"t","definition":{"x":1}} | x: There is no such field
            """)
    void aBrokenTemplateEndsTheStartWithItsFileAndFault(String text, String fault) {
        assertThatThrownBy(() -> Templates.read("trend.json", text, null, Samples.JSON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("trend.json")
                .hasMessageContaining(fault);
    }
}
