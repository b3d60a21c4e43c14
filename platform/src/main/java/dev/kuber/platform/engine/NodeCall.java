package dev.kuber.platform.engine;

import dev.kuber.agent.Agent;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.platform.pipelines.Plan;
import java.time.Instant;
import java.util.List;

/** Calls an agent with what it may know and use, and turns what it throws into a failure. */
final class NodeCall {

    private final Execution execution;
    private final Plan plan;
    private final Ports ports;
    private final MarketClock clock;

    NodeCall(Execution execution, Plan plan, Ports ports, MarketClock clock) {
        this.execution = execution;
        this.plan = plan;
        this.ports = ports;
        this.clock = clock;
    }

    /** The state that a node sees. */
    PipelineState state(Progress progress, int index) {
        return new PipelineState(
                plan.pipelineId(),
                execution.id(),
                progress.graph().vertex(index).id(),
                plan.settings().symbols(),
                plan.settings().timeframe(),
                plan.timeframes(),
                progress.findings().visible(index));
    }

    Steps.Ran run(Graph.Vertex vertex, PipelineState state) {
        Instant started = clock.now();
        Outcome outcome = outcome(vertex, state);
        return new Steps.Ran(vertex, outcome, started, clock.now());
    }

    /** An agent may come from anywhere: whatever it throws is its failure, not the engine's. */
    private Outcome outcome(Graph.Vertex vertex, PipelineState state) {
        List<Fact> pinned = vertex.node().pinned();
        if (pinned != null) {
            return new Outcome.Done(pinned);
        }
        try {
            Outcome outcome = call(vertex, state);
            return outcome == null ? Outcome.fail(name(vertex) + " gave no answer.") : outcome;
        } catch (SecurityException e) {
            return Outcome.fail(name(vertex) + " may not go on: " + e.getMessage());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            String name = name(vertex);
            log(vertex).log(System.Logger.Level.WARNING, () -> name + " failed in execution " + execution.id(), e);
            String message = e.getMessage();
            return Outcome.retry(
                    name + " failed: " + (message == null ? e.getClass().getSimpleName() : message));
        }
    }

    private static String name(Graph.Vertex vertex) {
        return vertex.node().agent().info().name();
    }

    /** The plan's configuration was bound to the agent's own type when the plan was made. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Outcome call(Graph.Vertex vertex, PipelineState state) {
        return ((Agent) vertex.node().agent().agent()).run(vertex.node().config(), state, new Surroundings(vertex));
    }

    private static System.Logger log(Graph.Vertex vertex) {
        return System.getLogger("kuber.agent." + vertex.agentType());
    }

    private final class Surroundings implements Context {
        private final Graph.Vertex vertex;

        Surroundings(Graph.Vertex vertex) {
            this.vertex = vertex;
        }

        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public <P> P port(Class<P> port) {
            if (!vertex.uses().contains(port)) {
                throw new SecurityException("the agent " + vertex.agentType() + " does not declare that it uses "
                        + port.getSimpleName() + ".");
            }
            return ports.get(port);
        }

        @Override
        public System.Logger log() {
            return NodeCall.log(vertex);
        }
    }
}
