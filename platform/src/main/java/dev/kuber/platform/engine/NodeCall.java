package dev.kuber.platform.engine;

import dev.kuber.agent.Agent;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.platform.engine.Meter.Permit;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.port.LanguageModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Calls an agent with what it may know and use, and turns what it throws into a failure. */
final class NodeCall {

    private final Execution execution;
    private final Plan plan;
    private final Ports ports;
    private final MarketClock clock;
    private final Meter meter;

    NodeCall(Execution execution, Plan plan, Ports ports, MarketClock clock, Meter meter) {
        this.execution = execution;
        this.plan = plan;
        this.ports = ports;
        this.clock = clock;
        this.meter = meter;
    }

    /** A node that is to run, with what it sees. */
    record Task(Graph.Vertex vertex, PipelineState state, StepRun run) {}

    Task task(Progress progress, int index) {
        Graph.Vertex vertex = progress.graph().vertex(index);
        return new Task(
                vertex,
                state(progress, index),
                StepRun.of(execution, plan, vertex.node(), progress.runs(index) + 1, progress.failures(index)));
    }

    /** The state that a node sees. */
    private PipelineState state(Progress progress, int index) {
        return new PipelineState(
                plan.pipelineId(),
                execution.id(),
                progress.graph().vertex(index).id(),
                plan.settings().symbols(),
                plan.settings().timeframe(),
                plan.timeframes(),
                progress.findings().visible(index));
    }

    Steps.Ran run(Task task) {
        Instant started = clock.now();
        List<Fact> pinned = task.vertex().node().pinned();
        if (pinned != null) {
            return new Steps.Ran(task.vertex(), new Outcome.Done(pinned), started, clock.now(), Bill.NONE);
        }
        StepRun run = task.run();
        Permit permit = permit(task);
        if (permit instanceof Permit.Refused(String sentence, boolean again)) {
            Outcome refused = again ? Outcome.retry(sentence) : Outcome.stop(sentence);
            return new Steps.Ran(task.vertex(), refused, started, clock.now(), Bill.NONE);
        }
        List<String> settled =
                permit instanceof Permit.Granted(boolean reserved) && reserved ? List.of(run.key()) : List.of();
        Instant from = meter.now();
        Outcome outcome = outcome(task);
        Duration ran = Duration.between(from, meter.now());
        List<Charge> charges = meter.after(run, ran.isNegative() ? Duration.ZERO : ran, outcome);
        Bill bill = charges.isEmpty() && settled.isEmpty() ? Bill.NONE : new Bill(charges, settled);
        return new Steps.Ran(task.vertex(), outcome, started, clock.now(), bill);
    }

    /** A step for which nobody can say whether it may be paid does not run. */
    private Permit permit(Task task) {
        try {
            return meter.before(task.run());
        } catch (RuntimeException e) {
            log(task.vertex()).log(System.Logger.Level.WARNING, "Nobody can say what may be spent.", e);
            return new Permit.Refused(
                    "Nobody can say now what may be spent, so " + name(task.vertex()) + " does not run.", true);
        }
    }

    /** An agent may come from anywhere: whatever it throws is its failure, not the engine's. */
    private Outcome outcome(Task task) {
        Graph.Vertex vertex = task.vertex();
        try {
            Outcome outcome = call(task);
            return outcome == null ? Outcome.fail(name(vertex) + " gave no answer.") : outcome;
        } catch (LanguageModel.BudgetExceeded e) {
            return Outcome.stop(text(e));
        } catch (LanguageModel.Unavailable e) {
            return new Outcome.Failed(text(e), e.retry());
        } catch (SecurityException e) {
            return Outcome.fail(name(vertex) + " may not go on: " + e.getMessage());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            String name = name(vertex);
            log(vertex).log(System.Logger.Level.WARNING, () -> name + " failed in execution " + execution.id(), e);
            return Outcome.retry(name + " failed: " + text(e));
        }
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    private static String name(Graph.Vertex vertex) {
        return vertex.node().agent().info().name();
    }

    /** The plan's configuration was bound to the agent's own type when the plan was made. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Outcome call(Task task) {
        Plan.Node node = task.vertex().node();
        return ((Agent) node.agent().agent()).run(node.config(), task.state(), new Surroundings(task));
    }

    private static System.Logger log(Graph.Vertex vertex) {
        return System.getLogger("kuber.agent." + vertex.agentType());
    }

    private final class Surroundings implements Context {
        private final Graph.Vertex vertex;
        private final Ports mine;

        Surroundings(Task task) {
            this.vertex = task.vertex();
            this.mine = ports.within(task.run());
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
            return mine.get(port);
        }

        @Override
        public System.Logger log() {
            return NodeCall.log(vertex);
        }
    }
}
