package dev.kuber.platform.pipelines;

import dev.kuber.agent.Param;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a user edits: agents on a canvas, their connections, and the settings of the whole. */
public record Definition(
        @Param(title = "Agents", init = "[]", max = 200) List<Node> nodes,

        @Param(title = "Connections", init = "[]", max = 2000)
        List<Edge> edges,

        @Param(title = "Settings", init = "{}") Settings settings) {

    public Definition {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * A configured agent on the canvas.
     *
     * @param name what its user calls it; null for the agent's own name
     */
    public record Node(
            @Param(title = "Id", min = 1, max = 64) String id,
            @Param(title = "Agent type", min = 1, max = 64) String agentType,
            @Param(title = "Configuration", init = "{}") JsonNode config,
            @Param(title = "Position") @Nullable Point position,
            @Param(title = "Name", max = 60) @Nullable String name) {

        /** @throws IllegalArgumentException if the id is not a word; it becomes part of order ids */
        public Node {
            name = name == null || name.isBlank() ? null : name.strip();
            if (!id.matches("[A-Za-z0-9_-]+")) {
                throw new IllegalArgumentException(
                        "id: '" + id + "' may only have letters, digits, '_' and '-', such as bias_2.");
            }
        }
    }

    /** A place on the canvas. */
    public record Point(
            @Param(title = "x") double x,
            @Param(title = "y") double y) {}

    /** {@code to} runs after {@code from} and sees what it found out. */
    public record Edge(
            @Param(title = "From") String from,
            @Param(title = "To") String to) {}

    /**
     * What holds for the whole pipeline.
     *
     * @param timeframe the primary one
     * @param retryBackoff wait before the first retry; doubled for each further one
     * @param concurrentExecutions how many executions may act at once
     * @param brokerConnection id of the broker connection that live and paper orders go through; null where none is chosen
     * @param approval null when trades are opened without asking
     * @param schedule null when it may run at any time
     * @param limits null when a day's trading is not limited
     */
    public record Settings(
            @Param(title = "Symbols", description = "What the pipeline trades.", init = "[]")
            List<Symbol> symbols,

            @Param(title = "Timeframe", description = "Length of the bars it mainly looks at.", init = "5m")
            Timeframe timeframe,

            @Param(title = "Trading mode", init = "SIMULATION")
            TradingMode tradingMode,

            @Param(title = "Run mode", init = "RUN_ONCE") RunMode runMode,

            @Param(title = "Market hours", init = "NYSE") Hours calendar,

            @Param(
                    title = "Retries",
                    description = "How often a failed step is tried again.",
                    init = "3",
                    min = 0,
                    max = 20)
            int maxRetries,

            @Param(
                    title = "Wait before a retry",
                    description = "Doubled for each further retry.",
                    init = "PT2S",
                    min = 0,
                    max = 600)
            Duration retryBackoff,

            @Param(
                    title = "Executions at once",
                    description = "How many executions of this pipeline may act at the same time.",
                    init = "1",
                    min = 1,
                    max = 20)
            int concurrentExecutions,

            @Param(title = "Simulation", init = "{}") Simulation simulation,

            @Param(
                    title = "Broker connection",
                    description = "Whose account live and paper orders go to.",
                    min = 1,
                    max = 64)
            @Nullable
            String brokerConnection,

            @Param(title = "Approval", description = "Ask before each trade is opened.") @Nullable
            Approval approval,

            @Param(title = "Schedule", description = "When it may run; without one, whenever its run mode says.")
            @Nullable
            RunSchedule schedule,

            @Param(
                    title = "Daily limits",
                    description = "Whatever is reached first lets nothing new begin until the next trading day.")
            @Nullable
            DailyLimits limits) {

        public Settings {
            symbols = List.copyOf(symbols);
        }

        /** How fast its market goes, in market seconds per second: a real one as time does. */
        public double pace() {
            return switch (tradingMode) {
                case LIVE, PAPER -> 1;
                case SIMULATION, VALIDATION -> simulation.speed();
            };
        }

        /** The same with other money. */
        public Settings withTradingMode(TradingMode other) {
            return new Settings(
                    symbols,
                    timeframe,
                    other,
                    runMode,
                    calendar,
                    maxRetries,
                    retryBackoff,
                    concurrentExecutions,
                    simulation,
                    brokerConnection,
                    approval,
                    schedule,
                    limits);
        }

        /** The same for other symbols. */
        public Settings withSymbols(List<Symbol> others) {
            return new Settings(
                    others,
                    timeframe,
                    tradingMode,
                    runMode,
                    calendar,
                    maxRetries,
                    retryBackoff,
                    concurrentExecutions,
                    simulation,
                    brokerConnection,
                    approval,
                    schedule,
                    limits);
        }
    }

    /**
     * A person's consent is asked for before a trade is opened.
     *
     * @param timeout how long to wait for it; silence means no
     */
    public record Approval(
            @Param(
                    title = "Wait for consent",
                    description = "Silence means no.",
                    init = "PT15M",
                    min = 60,
                    max = 86_400)
            Duration timeout) {}

    /**
     * How the simulated market and exchange behave.
     *
     * @param speed market seconds per second
     * @param start where in a recording to begin; null for its beginning
     */
    public record Simulation(
            @Param(title = "Prices", init = "SYNTHETIC") PriceSource market,

            @Param(
                    title = "Speed",
                    description = "1 is real time.",
                    init = "60",
                    min = 1,
                    max = 1_000_000,
                    unit = "market seconds per second")
            double speed,

            @Param(title = "Seed", description = "The same seed gives the same prices and fills.", init = "1")
            long seed,

            @Param(title = "Start", description = "Where in the recording to begin.") @Nullable
            Instant start,

            @Param(title = "Initial balance", init = "100000", min = 1, max = 1e12, unit = "$")
            Money initialBalance) {}
}
