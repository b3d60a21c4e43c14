package dev.kuber.platform.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.analytics.EquityPoint;
import dev.kuber.platform.analytics.Statistics;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.TemplateBacktest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the gallery says of each template's backtest is what the backtest gives. After a change of behaviour that is meant,
 * {@code ./kuber templates} writes the results anew.
 */
class TemplateBacktestsTest {

    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");

    /** As long as a backtest takes at most. */
    private static final Duration WARM_UP = Duration.ofDays(60);

    private static final int POINTS = 60;
    private static final KuberJson JSON = KuberJson.of(Trials.CATALOG.factTypes());

    @ParameterizedTest
    @MethodSource("dev.kuber.platform.backtests.Gallery#slugs")
    void whatTheGallerySaysIsWhatABacktestGives(String slug) throws IOException {
        Path file = Gallery.FOLDER.resolve(slug + ".backtest.json");
        JsonNode computed = JSON.tree(backtest(slug));
        if (Boolean.getBoolean("kuber.templates.write")) {
            Files.writeString(
                    file, JSON.storage().writerWithDefaultPrettyPrinter().writeValueAsString(computed) + "\n");
        }
        assertThat(withoutVersion(JSON.parse(computed.toString())))
                .as("pipelines/%s is stale: ./kuber templates computes it anew", file.getFileName())
                .isEqualTo(withoutVersion(JSON.parse(Files.readString(file))));
    }

    private static TemplateBacktest backtest(String slug) throws IOException {
        Definition definition = Gallery.definition(slug);
        BacktestResult result = Gallery.run(slug, FROM, TO, WARM_UP);
        assertThat(result.failures()).as(result.firstFailure()).isZero();
        Statistics statistics = result.statistics();
        return new TemplateBacktest(
                SyntheticMarket.SOURCE,
                definition.settings().simulation().seed(),
                FROM,
                TO,
                definition.settings().symbols(),
                result.bars(),
                statistics.trades(),
                statistics.netProfit(),
                Objects.requireNonNull(rounded(statistics.returnPercent())),
                rounded(statistics.winRate()),
                rounded(statistics.profitFactor()),
                Objects.requireNonNull(rounded(statistics.maxDrawdownPercent())),
                thinned(result.equity()),
                sentence(statistics),
                version());
    }

    private static String sentence(Statistics statistics) {
        double percent = Objects.requireNonNull(statistics.returnPercent());
        String outcome = String.format(
                Locale.ROOT,
                "%,d trades in 2025 %s %.1f %% of the account, fees and slippage included, and at worst it was %.1f %% below its"
                        + " best.",
                statistics.trades(),
                percent < 0 ? "lost" : "made",
                Math.abs(percent),
                Objects.requireNonNull(statistics.maxDrawdownPercent()));
        return outcome + " Synthetic prices: this shows how it behaves, not what it earns.";
    }

    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null
                ? null
                : BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }

    private static List<Double> thinned(List<EquityPoint> points) {
        var thin = new ArrayList<Double>();
        for (int i = 0; i < POINTS; i++) {
            EquityPoint point = points.get((int) Math.round((double) i * (points.size() - 1) / (POINTS - 1)));
            thin.add(Objects.requireNonNull(rounded(point.equity().toDouble())));
        }
        return thin;
    }

    private static String version() throws IOException {
        var version = Pattern.compile("<artifactId>kuber</artifactId>\\s*<version>([^<-]+)")
                .matcher(Files.readString(Path.of("..", "pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static JsonNode withoutVersion(JsonNode backtest) {
        ((ObjectNode) backtest).remove("kuber_version");
        return backtest;
    }
}
