package dev.kuber.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.catalog.Catalog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

    @Test
    void aTemplateIsReadFromItsFile() {
        Template template = Templates.read("trend.json", """
                {"slug":"trend","name":"Trend","description":"Follows.","needs":["US stock bars"],
                 "definition":{"nodes":[{"id":"clock","agent_type":"clock"}],"settings":{"symbols":["AAPL"]}}}""", Samples.JSON);
        assertThat(template)
                .isEqualTo(new Template(
                        "trend", "Trend", "Follows.", List.of("US stock bars"), Samples.definition("clock")));
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

    static List<Template> gallery() {
        return new Templates(Samples.JSON).all();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                        | it is not JSON
            {"name":"Trend","description":"d","definition":{}}                       | slug: Slug is required.
            {"slug":"other","name":"Trend","description":"d","definition":{}}        | its slug 'other' is not its file's name.
            {"slug":"trend","name":"Trend","description":"d","definition":{"x":1}}   | x: There is no such field
            """)
    void aBrokenTemplateEndsTheStartWithItsFileAndFault(String text, String fault) {
        assertThatThrownBy(() -> Templates.read("trend.json", text, Samples.JSON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("trend.json")
                .hasMessageContaining(fault);
    }
}
