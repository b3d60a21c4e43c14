package dev.kuber.platform.pipelines;

import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a user edits: agents on a canvas, their connections, and the settings of the whole. */
public record Definition(List<Node> nodes, List<Edge> edges, Settings settings) {

    public Definition {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** A configured agent on the canvas. */
    public record Node(
            String id,
            String agentType,
            JsonNode config,
            @Nullable Point position) {}

    /** A place on the canvas. */
    public record Point(double x, double y) {}

    /** {@code to} runs after {@code from} and sees what it found out. */
    public record Edge(String from, String to) {}

    /**
     * What holds for the whole pipeline.
     *
     * @param timeframe the primary one
     * @param calendar {@code nyse} or {@code always}
     * @param retryBackoff wait before the first retry; doubled for each further one
     * @param concurrentExecutions how many executions may act at once
     */
    public record Settings(
            List<Symbol> symbols,
            Timeframe timeframe,
            TradingMode tradingMode,
            RunMode runMode,
            String calendar,
            int maxRetries,
            Duration retryBackoff,
            int concurrentExecutions,
            Simulation simulation) {
        public Settings {
            symbols = List.copyOf(symbols);
        }
    }

    /**
     * How the simulated market and exchange behave.
     *
     * @param market {@code synthetic} or {@code recorded}
     * @param speed market seconds per second
     * @param start where in a recording to begin; null for its beginning
     */
    public record Simulation(
            String market,
            double speed,
            long seed,
            @Nullable Instant start,
            Money initialBalance) {}
}
