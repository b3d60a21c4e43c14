package dev.kuber.platform.estimates;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Hours;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.PriceSource;
import dev.kuber.platform.pipelines.RunMode;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.port.LanguageModel;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;

/** Paid agents whose every run is told how long it takes, what it reads and writes, and whether anything comes after it. */
final class Workers {

    private Workers() {}

    /** What a run takes. */
    record Load(Duration runs, long input, long cached, long output, boolean goesOn) {

        static Load of(Duration runs) {
            return new Load(runs, 0, 0, 0, true);
        }
    }

    /** Whether a language model is asked, and which. */
    record Config(
            @Param(title = "Model", init = "rules", min = 1, max = 100)
            String model,

            @Param(title = "Rounds", init = "0", min = 0, max = 3)
            int rounds) {}

    /** Nothing to say. */
    record Nothing() {}

    /** Where a run finds what it takes. */
    @FunctionalInterface
    interface Loads {
        Load next(String agentType);
    }

    abstract static class Worker implements Agent<Config> {
        private final EstimatedWork.Hands clock;
        private volatile Loads loads = _ -> Load.of(Duration.ofMinutes(1));

        Worker(EstimatedWork.Hands clock) {
            this.clock = clock;
        }

        @Override
        public Outcome run(Config config, PipelineState state, Context context) {
            Load load = loads.next(getClass().getAnnotation(AgentInfo.class).type());
            clock.advance(load.runs());
            if (!config.model().equals("rules")) {
                context.port(LanguageModel.class)
                        .ask(new LanguageModel.Question<>(
                                config.model(),
                                "worker",
                                new LanguageModel.Prompt(
                                        "worker", 1, "", load.input() + " " + load.cached() + " " + load.output()),
                                Nothing.class,
                                List.of(),
                                100));
            }
            return load.goesOn() ? Outcome.done() : Outcome.stop("Hold.");
        }
    }

    @AgentInfo(
            type = "test_bias",
            category = AgentInfo.Category.ANALYSIS,
            name = "Bias",
            description = "Costs.",
            pricePerHour = "0.08",
            averageMinutes = 6,
            uses = LanguageModel.class,
            asks = {
                @AgentInfo.Asks(prompt = "analyst.1", averageInputTokens = 3000, averageOutputTokens = 600),
                @AgentInfo.Asks(
                        prompt = "bull.1",
                        averageInputTokens = 1000,
                        averageOutputTokens = 150,
                        times = "rounds")
            })
    static final class Bias extends Worker {
        Bias(EstimatedWork.Hands clock) {
            super(clock);
        }
    }

    @AgentInfo(
            type = "test_strategy",
            category = AgentInfo.Category.ANALYSIS,
            name = "Strategy",
            description = "Costs.",
            pricePerHour = "0.10",
            averageMinutes = 6,
            uses = LanguageModel.class)
    static final class Strategy extends Worker {
        Strategy(EstimatedWork.Hands clock) {
            super(clock);
        }
    }

    @AgentInfo(
            type = "test_risk",
            category = AgentInfo.Category.RISK,
            name = "Risk",
            description = "Costs.",
            pricePerHour = "0.05",
            averageMinutes = 3)
    static final class Risk extends Worker {
        Risk(EstimatedWork.Hands clock) {
            super(clock);
        }
    }

    @AgentInfo(
            type = "test_free",
            category = AgentInfo.Category.ANALYSIS,
            name = "Free",
            description = "Costs nothing.")
    static final class Free extends Worker {
        Free(EstimatedWork.Hands clock) {
            super(clock);
        }
    }

    static List<Worker> agents(EstimatedWork.Hands clock) {
        return List.of(new Bias(clock), new Strategy(clock), new Risk(clock), new Free(clock));
    }

    /** A pipeline of some agents, one after the other, all on one model. */
    record Chain(String pipelineId, UUID owner, int symbols, String model, int rounds, List<String> types) {

        static Chain of(String pipelineId, int symbols, String model) {
            return new Chain(
                    pipelineId,
                    EstimatedWork.OWNER,
                    symbols,
                    model,
                    0,
                    List.of("test_bias", "test_strategy", "test_risk"));
        }

        Chain by(UUID other) {
            return new Chain(pipelineId, other, symbols, model, rounds, types);
        }

        Chain with(int otherSymbols) {
            return new Chain(pipelineId, owner, otherSymbols, model, rounds, types);
        }

        Plan plan(EstimatedWork work, int revision, Loads loads) {
            var nodes = new ArrayList<Plan.Node>();
            var before = new ArrayList<String>();
            for (String type : types) {
                Worker agent = agents(work.clock).stream()
                        .filter(each -> info(each).type().equals(type))
                        .findFirst()
                        .orElseThrow();
                agent.loads = loads;
                var entry = new AgentEntry(agent, info(agent), Config.class, JsonNodeFactory.instance.objectNode());
                nodes.add(new Plan.Node(
                        type,
                        entry,
                        new Config(type.equals("test_risk") ? "rules" : model, rounds),
                        before.isEmpty() ? List.of() : List.of(before.getLast()),
                        List.copyOf(before)));
                before.add(type);
            }
            return new Plan(pipelineId, revision, owner.toString(), settings(), List.of(Timeframe.M1), nodes);
        }

        private static AgentInfo info(Worker worker) {
            return worker.getClass().getAnnotation(AgentInfo.class);
        }

        private Definition.Settings settings() {
            return new Definition.Settings(
                    IntStream.range(0, symbols)
                            .mapToObj(i -> Symbol.of("S" + (char) ('A' + i)))
                            .toList(),
                    Timeframe.M1,
                    TradingMode.SIMULATION,
                    RunMode.RUN_ONCE,
                    Hours.ALWAYS,
                    3,
                    Duration.ofSeconds(2),
                    20,
                    new Definition.Simulation(PriceSource.SYNTHETIC, 1, 1, null, Money.of("100000")),
                    null,
                    null,
                    null,
                    null);
        }
    }
}
