package dev.kuber.platform.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Planning;
import dev.kuber.platform.positions.Trade;
import dev.kuber.trade.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every template of the gallery trades as the file beside it says. After a change of behaviour that is meant, run with
 * {@code -Dkuber.expected=write} and look at the difference.
 */
class TemplatesTradeTest {

    private static final Path FOLDER = Path.of("..", "pipelines");
    private static final Instant FROM = Instant.parse("2024-03-04T00:00:00Z");
    private static final Instant TO = Instant.parse("2024-03-11T00:00:00Z");
    private static final KuberJson JSON = KuberJson.of(Trials.CATALOG.factTypes());

    static Stream<String> templates() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.endsWith(".expected.json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateTradesAsExpected(String slug) throws IOException {
        Path expected = FOLDER.resolve(slug + ".expected.json");
        ObjectNode actual = summary(run(slug));
        if (System.getProperty("kuber.expected", "").equals("write")) {
            Files.writeString(
                    expected, JSON.storage().writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");
        }
        assertThat(JSON.parse(actual.toString())).isEqualTo(JSON.parse(Files.readString(expected)));
    }

    private static BacktestResult run(String slug) throws IOException {
        Definition definition = Trials.definition(JSON.parse(Files.readString(FOLDER.resolve(slug + ".json")))
                .path("definition")
                .toString());
        var market = new SyntheticMarket(definition.settings().simulation().seed());
        Map<Symbol, History> histories = definition.settings().symbols().stream()
                .collect(Collectors.toMap(
                        Function.identity(), symbol -> market.history(symbol, FROM.minus(Duration.ofDays(7)), TO)));
        boolean fractions =
                histories.keySet().stream().anyMatch(symbol -> symbol.value().contains("/"));
        ExchangeRules rules =
                ExchangeRules.standard(definition.settings().simulation().seed());
        var setup = new BacktestSetup(
                Planning.plan("bexpected", 1, "owner", definition, Trials.CATALOG),
                histories,
                SyntheticMarket.SOURCE,
                market.calendar(),
                fractions ? rules.inFractions() : rules,
                FROM,
                TO);
        return new BacktestRun(setup, BacktestProgress.NONE).run();
    }

    private static ObjectNode summary(BacktestResult result) {
        assertThat(result.failures()).as(result.firstFailure()).isZero();
        var exits = new TreeMap<String, Integer>();
        for (Trade trade : result.trades()) {
            exits.merge(trade.position().reason().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        ObjectNode summary = (ObjectNode) JSON.parse("{}");
        summary.put("market", "synthetic, " + FROM + " to " + TO);
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
