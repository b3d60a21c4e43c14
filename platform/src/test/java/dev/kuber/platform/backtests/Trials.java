package dev.kuber.platform.backtests;

import dev.kuber.agent.Agent;
import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Definitions;
import dev.kuber.platform.pipelines.Planning;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.node.ObjectNode;

/** Backtests for tests: a seeded market, pipelines of the installed agents and {@link Swing}. */
final class Trials {

    static final Symbol SYMBOL = Symbol.of("TEST");
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final Catalog CATALOG = catalog();

    private static final KuberJson JSON = KuberJson.of(CATALOG.factTypes());

    private Trials() {}

    /** Every commit's steps, in their order. */
    static final class Recorder implements BacktestProgress {
        final List<Taken> steps = new ArrayList<>();

        @Override
        public void committed(StepCommit commit) {
            commit.steps().forEach(step -> steps.add(new Taken(commit.after().id(), step)));
        }
    }

    /** A step and whose it is. */
    record Taken(String execution, Step step) {}

    @SuppressWarnings("rawtypes")
    private static Catalog catalog() {
        var agents = new ArrayList<Agent<?>>();
        for (Agent agent : ServiceLoader.load(Agent.class)) {
            agents.add(agent);
        }
        agents.add(new Swing());
        return Catalog.of(agents);
    }

    /** A clock, the swing agent and the trade manager. */
    static Definition swings() {
        return definition("""
                {"nodes":[{"id":"clock","agent_type":"time_trigger","config":{"interval":"PT5M"}},
                          {"id":"swing","agent_type":"test_swing"},
                          {"id":"trade","agent_type":"trade_manager"}],
                 "edges":[{"from":"clock","to":"swing"},{"from":"swing","to":"trade"}],
                 "settings":{"symbols":["TEST"],"timeframe":"1m","calendar":"always","run_mode":"run_continuous"}}
                """);
    }

    /** A template of the gallery, for the symbol of the trials. */
    static Definition template(String slug) {
        try (InputStream in = Trials.class.getResourceAsStream("/pipelines/" + slug + ".json")) {
            String json = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            ObjectNode definition = (ObjectNode) JSON.parse(json).path("definition");
            definition.withObject("settings").withArray("symbols").removeAll().add(SYMBOL.value());
            return definition(definition.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Definition definition(String json) {
        return switch (Definitions.read(JSON.parse(json))) {
            case Definitions.Reading.Read read -> read.definition();
            case Definitions.Reading.Unreadable unreadable ->
                throw new IllegalArgumentException(unreadable.problems().toString());
        };
    }

    static BacktestSetup setup(Definition definition, Bars bars, ExchangeRules rules) {
        return setup(definition, bars, rules, Instant.ofEpochMilli(bars.closesAt(bars.size() - 1)));
    }

    static BacktestSetup setup(Definition definition, Bars bars, ExchangeRules rules, Instant to) {
        var calendar = Calendars.named(definition.settings().calendar().id());
        return new BacktestSetup(
                Planning.plan("btest", 1, "owner", definition, CATALOG),
                Map.of(bars.symbol(), History.of(bars, calendar)),
                "test",
                calendar,
                rules,
                Instant.ofEpochMilli(bars.opensAt(0)),
                to);
    }

    /** Minutes of a market with changing trend and volatility. */
    static Bars walk(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var columns = columns(count);
        double price = 100;
        double drift = 0;
        double swing = 0.0005;
        for (int i = 0; i < count; i++) {
            if (i % 97 == 0) {
                drift = 0.0001 * random.nextGaussian();
                swing = 0.0003 + 0.001 * random.nextDouble();
            }
            double close = price * Math.exp(drift + swing * random.nextGaussian());
            double reach = 1 + swing * random.nextDouble();
            columns.opens()[i] = START.toEpochMilli() + i * 60_000L;
            columns.closes()[i] = columns.opens()[i] + 60_000;
            columns.open()[i] = price;
            columns.high()[i] = Math.max(price, close) * reach;
            columns.low()[i] = Math.min(price, close) / reach;
            columns.close()[i] = close;
            columns.volume()[i] = 500 + random.nextInt(5_000);
            price = close;
        }
        return Bars.of(SYMBOL, Timeframe.M1, columns);
    }

    /** The same bars up to this time, and quite different ones that close after it. */
    static Bars changedAfter(Bars bars, Instant time) {
        var columns = columns(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            boolean change = bars.closesAt(i) > time.toEpochMilli();
            double factor = change ? 1.5 + 0.3 * Math.sin(i / 40.0) : 1;
            columns.opens()[i] = bars.opensAt(i);
            columns.closes()[i] = bars.closesAt(i);
            columns.open()[i] = bars.open(i) * factor;
            columns.high()[i] = bars.high(i) * factor * (change ? 1.01 : 1);
            columns.low()[i] = bars.low(i) * factor / (change ? 1.01 : 1);
            columns.close()[i] = bars.close(i) * factor;
            columns.volume()[i] = bars.volume(i) * (change ? 3 : 1);
        }
        return Bars.of(bars.symbol(), bars.timeframe(), columns);
    }

    /** Where two lists begin to differ, short enough to read; empty if they are equal. */
    static String firstDifference(List<?> found, List<?> expected) {
        for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
            if (!found.get(i).equals(expected.get(i))) {
                return "At " + i + " found\n" + found.get(i) + "\nexpected\n" + expected.get(i);
            }
        }
        return found.size() == expected.size()
                ? ""
                : "Found " + found.size() + ", expected " + expected.size() + ", the others are equal.";
    }

    private static Bars.Columns columns(int count) {
        return new Bars.Columns(
                new long[count],
                new long[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count]);
    }
}
