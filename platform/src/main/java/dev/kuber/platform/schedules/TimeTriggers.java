package dev.kuber.platform.schedules;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Binding;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.catalog.Configs;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.port.RunTimes;
import dev.kuber.port.TradingCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When the triggers of a pipeline fire that go by the time alone. Nobody knows that but the agents, so they are run, each
 * with a clock that stands still, and answer until when they would wait.
 */
public final class TimeTriggers {

    private static final Set<Class<?>> TIME = Set.of(TradingCalendar.class, RunTimes.class);

    private final Definition.Settings settings;
    private final List<Bound> triggers;

    private record Bound(String node, AgentEntry agent, Record config) {}

    private TimeTriggers(Definition.Settings settings, List<Bound> triggers) {
        this.settings = settings;
        this.triggers = triggers;
    }

    /** Those of a plan; empty if it has no trigger, or one that waits for something else. */
    public static Optional<TimeTriggers> of(Plan plan) {
        var triggers = new ArrayList<Bound>();
        for (Plan.Node node : plan.nodes()) {
            if (trigger(node.agent())) {
                triggers.add(new Bound(node.id(), node.agent(), node.config()));
            }
        }
        return of(plan.settings(), triggers);
    }

    /** Those of a definition, which need not be valid; empty if one waits for something else, or cannot be read. */
    public static Optional<TimeTriggers> of(Definition definition, Catalog catalog) {
        var triggers = new ArrayList<Bound>();
        for (Definition.Node node : definition.nodes()) {
            AgentEntry agent = catalog.find(node.agentType()).orElse(null);
            if (agent != null && trigger(agent)) {
                if (!(Configs.bind(agent, node.config()) instanceof Binding.Bound(Record config))) {
                    return Optional.empty();
                }
                triggers.add(new Bound(node.id(), agent, config));
            }
        }
        return of(definition.settings(), triggers);
    }

    private static Optional<TimeTriggers> of(Definition.Settings settings, List<Bound> triggers) {
        boolean timed = !triggers.isEmpty() && triggers.stream().allMatch(TimeTriggers::plans);
        return timed ? Optional.of(new TimeTriggers(settings, triggers)) : Optional.empty();
    }

    /** Whether it asks when runs may begin, and looks at nothing else. */
    private static boolean plans(Bound trigger) {
        List<Class<?>> uses = List.of(trigger.agent().info().uses());
        return uses.contains(RunTimes.class) && TIME.containsAll(uses);
    }

    private static boolean trigger(AgentEntry agent) {
        return agent.info().category() == AgentInfo.Category.TRIGGER;
    }

    /** The first time after this one at which one of them fires; empty when none says so. */
    public Optional<Instant> next(TradingCalendar calendar, RunTimes runs, Instant now) {
        Optional<Instant> first = Optional.empty();
        for (Bound trigger : triggers) {
            Optional<Instant> next = ask(trigger, calendar, runs, now);
            if (next.isPresent() && (first.isEmpty() || next.get().isBefore(first.get()))) {
                first = next;
            }
        }
        return first;
    }

    /** An agent may come from anywhere: one that throws has said nothing. */
    private Optional<Instant> ask(Bound trigger, TradingCalendar calendar, RunTimes runs, Instant now) {
        var state = new PipelineState(
                "planned",
                "planned",
                trigger.node(),
                settings.symbols(),
                settings.timeframe(),
                List.of(settings.timeframe()),
                List.of());
        var still = new Still(now, calendar, runs, trigger.agent());
        try {
            return run(trigger, state, still) instanceof Outcome.Wait wait
                            && wait.until().isAfter(now)
                    ? Optional.of(wait.until())
                    : Optional.empty();
        } catch (RuntimeException e) {
            still.log().log(System.Logger.Level.WARNING, "A trigger does not say when it fires.", e);
            return Optional.empty();
        }
    }

    /** The configuration was bound to the agent's own type. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Outcome run(Bound trigger, PipelineState state, Context context) {
        return ((Agent) trigger.agent().agent()).run(trigger.config(), state, context);
    }

    private record Still(Instant now, TradingCalendar calendar, RunTimes runs, AgentEntry agent) implements Context {
        @Override
        public <P> P port(Class<P> port) {
            return port.cast(port == TradingCalendar.class ? calendar : runs);
        }

        @Override
        public System.Logger log() {
            return System.getLogger("kuber.agent." + agent.type());
        }
    }
}
