package dev.kuber.platform.demo;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.accounts.Entry;
import dev.kuber.platform.accounts.Registration;
import dev.kuber.platform.backtests.Backtest;
import dev.kuber.platform.backtests.BacktestRequest;
import dev.kuber.platform.backtests.BacktestResult;
import dev.kuber.platform.backtests.Creation;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.markets.BarSeries;
import dev.kuber.platform.markets.ImportOptions;
import dev.kuber.platform.markets.ImportProblem;
import dev.kuber.platform.markets.ImportReport;
import dev.kuber.platform.markets.ImportResult;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Problem;
import dev.kuber.platform.pipelines.Template;
import dev.kuber.trade.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The demo from sign-up to profit and loss. */
final class Story {

    private static final int SYNTHETIC_DAYS = 5;
    private static final int PROBLEMS_SHOWN = 10;

    private final Stage stage;
    private final DemoOptions options;
    private final PrintStream out;

    /** What the pipeline is tried on. */
    private record Range(String source, Instant from, Instant to) {}

    Story(Stage stage, DemoOptions options, PrintStream out) {
        this.stage = stage;
        this.options = options;
        this.out = out;
    }

    void tell() {
        Template template = template();
        Account account = signUp();
        out.println("Signed up " + account.name() + " <" + account.email() + ">.");
        Range range = options.bars().map(file -> recorded(account, file)).orElseGet(this::synthetic);
        var draft = new Pipeline.Content(template.name(), template.description(), template.definition());
        Pipeline pipeline = stage.pipelines().create(account.id().toString(), draft);
        Backtest backtest = check(account, request(pipeline.id(), range));
        introduce(template, backtest);
        var narrator = new Narrator(out, names(backtest.definition()));
        BacktestResult result = stage.backtests().runNow(backtest, narrator);
        narrator.end();
        Tables.trades(result.trades(), out);
        Tables.result(result, out);
        out.println();
        out.println(
                "Next: ./kuber run, then open http://localhost:8000, start a pipeline from a template and watch it live.");
        out.println("      ./kuber demo --help shows how to try your own bars.");
    }

    private Template template() {
        return stage.templates()
                .find(options.template())
                .orElseThrow(() -> new DemoOptions.Wrong("There is no template '" + options.template() + "'; there are "
                        + stage.templates().all().stream().map(Template::slug).collect(Collectors.joining(", "))
                        + "."));
    }

    private Account signUp() {
        Entry entry = stage.accounts()
                .register(new Registration("demo@example.com", "only for this demonstration", "Demo trader"), "demo");
        if (entry instanceof Entry.Welcome(Account account)) {
            return account;
        }
        throw new IllegalStateException("The demo user cannot sign up: " + entry);
    }

    private Range recorded(Account account, Path file) {
        Symbol symbol = options.symbol().orElseThrow();
        ImportOptions how = ImportOptions.NONE.withZone(options.zone().orElse(ZoneOffset.UTC));
        try (InputStream in = Files.newInputStream(file)) {
            return switch (stage.markets().importCsv(account.id(), in, symbol, how)) {
                case ImportResult.Imported(BarSeries series) -> {
                    report(file, series);
                    Instant to = options.days()
                            .map(days -> series.from().plus(Duration.ofDays(days)))
                            .filter(end -> end.isBefore(series.to()))
                            .orElse(series.to());
                    yield new Range(Markets.IMPORTED, series.from(), to);
                }
                case ImportResult.Refused refused -> throw new DemoOptions.Wrong(words(file, refused));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read.", e);
        }
    }

    private static String words(Path file, ImportResult.Refused refused) {
        String lines = refused.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .map((ImportProblem problem) -> "  line " + problem.line() + ": " + problem.message())
                .collect(Collectors.joining("\n"));
        int more = refused.count() - Math.min(PROBLEMS_SHOWN, refused.problems().size());
        return "The file " + file + " was not imported, nothing was changed:\n" + lines
                + (more > 0 ? "\n  and " + more + " more." : "");
    }

    private void report(Path file, BarSeries series) {
        ImportReport report = series.report();
        out.println("Imported " + file.getFileName() + ": " + report.bars() + " bars of " + series.symbol() + ", "
                + series.timeframe() + " each, from " + series.from() + " to " + series.to() + " (layout "
                + report.layout() + ", times in " + report.zone() + ").");
        out.println("  " + report.duplicates() + " duplicates, " + report.unsorted() + " rows out of order, "
                + report.gaps() + " gaps with " + report.missing() + " missing bars.");
        report.warnings().forEach(warning -> out.println("  " + warning));
    }

    private Range synthetic() {
        Instant to = stage.clock().instant().truncatedTo(ChronoUnit.DAYS);
        Instant from = to.minus(Duration.ofDays(options.days().orElse(SYNTHETIC_DAYS)));
        return new Range(SyntheticMarket.SOURCE, from, to);
    }

    private BacktestRequest request(String pipelineId, Range range) {
        return new BacktestRequest(
                pipelineId,
                null,
                options.symbol().orElse(null),
                range.source(),
                range.from(),
                range.to(),
                options.seed(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Backtest check(Account account, BacktestRequest request) {
        return switch (stage.backtests().check(account.id().toString(), request)) {
            case Creation.Created(Backtest backtest) -> backtest;
            case Creation.NoPipeline() -> throw new DemoOptions.Wrong("There is no such pipeline.");
            case Creation.Refused(var reason, var problems) ->
                throw new DemoOptions.Wrong(reason
                        + problems.stream()
                                .map(Problem::message)
                                .filter(message -> !message.equals(reason))
                                .map(message -> "\n  " + message)
                                .collect(Collectors.joining()));
        };
    }

    private void introduce(Template template, Backtest backtest) {
        boolean synthetic = backtest.request().sourceOrDefault().equals(SyntheticMarket.SOURCE);
        String symbols = backtest.definition().settings().symbols().stream()
                .map(Symbol::value)
                .collect(Collectors.joining(", "));
        out.println("Pipeline \"" + template.name() + "\": "
                + backtest.definition().nodes().stream()
                        .map(node -> Objects.requireNonNull(
                                names(backtest.definition()).get(node.id())))
                        .collect(Collectors.joining(" > "))
                + ".");
        out.println("Trading " + symbols
                + (synthetic
                        ? " on the SYNTHETIC market (invented prices, seed "
                                + backtest.request().seedOrDefault() + ")"
                        : " on recorded bars")
                + ", simulated exchange, from " + backtest.from() + " to " + backtest.to() + ". Times are UTC.");
        out.println();
    }

    /** What the agents are called, by node. */
    private Map<String, String> names(Definition definition) {
        var names = new LinkedHashMap<String, String>();
        for (Definition.Node node : definition.nodes()) {
            names.put(
                    node.id(),
                    stage.catalog()
                            .find(node.agentType())
                            .map(AgentEntry::info)
                            .map(info -> info.name())
                            .orElse(node.agentType()));
        }
        return names;
    }
}
