package dev.kuber.platform.backtests;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Planning;
import dev.kuber.trade.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The templates in their folder, and what they do on the synthetic market. */
final class Gallery {

    static final Path FOLDER = Path.of("..", "pipelines");

    private static final KuberJson JSON = KuberJson.of(Trials.CATALOG.factTypes());

    private Gallery() {}

    static List<String> slugs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[a-z0-9-]+\\.json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }

    static Definition definition(String slug) throws IOException {
        return Trials.definition(JSON.parse(Files.readString(FOLDER.resolve(slug + ".json")))
                .path("definition")
                .toString());
    }

    /** @param warmUp how much history the agents know when it begins */
    static BacktestResult run(String slug, Instant from, Instant to, Duration warmUp) throws IOException {
        Definition definition = definition(slug);
        Definition.Settings settings = definition.settings();
        var market = new SyntheticMarket(settings.simulation().seed());
        Map<Symbol, History> histories = settings.symbols().stream()
                .collect(Collectors.toMap(
                        Function.identity(), symbol -> market.history(symbol, from.minus(warmUp), to)));
        boolean fractions =
                histories.keySet().stream().anyMatch(symbol -> symbol.value().contains("/"));
        ExchangeRules rules = ExchangeRules.standard(settings.simulation().seed());
        var setup = new BacktestSetup(
                Planning.plan("bexpected", 1, "owner", definition, Trials.CATALOG),
                histories,
                SyntheticMarket.SOURCE,
                Calendars.named(settings.calendar().id()),
                fractions ? rules.inFractions() : rules,
                from,
                to);
        return new BacktestRun(setup, BacktestProgress.NONE).run();
    }
}
