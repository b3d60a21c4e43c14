package dev.kuber.platform.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.positions.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every template of the gallery trades as the file beside it says. After a change of behaviour that is meant, run with
 * {@code -Dkuber.expected=write} and look at the difference.
 */
class TemplatesTradeTest {

    private static final Instant FROM = Instant.parse("2024-03-04T00:00:00Z");

    /** A week; a quarter of a year for those that trade seldom. */
    private static final Instant TO = Instant.parse("2024-03-11T00:00:00Z");

    private static final Instant LATE = Instant.parse("2024-06-03T00:00:00Z");
    private static final Set<String> SELDOM =
            Set.of("multi-timeframe-trend", "news-momentum", "opening-range-breakout");
    private static final Duration WARM_UP = Duration.ofDays(7);
    private static final KuberJson JSON = KuberJson.of(Trials.CATALOG.factTypes());

    @ParameterizedTest
    @MethodSource("dev.kuber.platform.backtests.Gallery#slugs")
    void aTemplateTradesAsExpected(String slug) throws IOException {
        Path expected = Gallery.FOLDER.resolve(slug + ".expected.json");
        Instant to = SELDOM.contains(slug) ? LATE : TO;
        ObjectNode actual = summary(Gallery.run(slug, FROM, to, WARM_UP), to);
        if (System.getProperty("kuber.expected", "").equals("write")) {
            Files.writeString(
                    expected, JSON.storage().writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");
        }
        assertThat(JSON.parse(actual.toString())).isEqualTo(JSON.parse(Files.readString(expected)));
    }

    private static ObjectNode summary(BacktestResult result, Instant to) {
        assertThat(result.failures()).as(result.firstFailure()).isZero();
        var exits = new TreeMap<String, Integer>();
        for (Trade trade : result.trades()) {
            exits.merge(trade.position().reason().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        ObjectNode summary = (ObjectNode) JSON.parse("{}");
        summary.put("market", "synthetic, " + FROM + " to " + to);
        summary.put("executions", result.executions());
        summary.put("trades", result.trades().size());
        summary.put("wins", result.statistics().wins());
        summary.put("net_profit", result.statistics().netProfit().toString());
        summary.put("commission", result.statistics().commission().toString());
        summary.put("final_equity", result.statistics().finalEquity().toString());
        summary.set("exits", JSON.tree(exits));
        Trade first = result.trades().getFirst();
        summary.put(
                "first_trade",
                first.symbol() + " at " + first.position().opened() + ": "
                        + first.position().why());
        return summary;
    }
}
