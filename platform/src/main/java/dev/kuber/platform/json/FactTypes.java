package dev.kuber.platform.json;

import dev.kuber.agent.Fact;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.CloseRequested;
import dev.kuber.fact.ConditionMet;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.PipelineChecked;
import dev.kuber.fact.PriceCrossed;
import dev.kuber.fact.Report;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.StrategySignal;
import dev.kuber.fact.TradeExecution;
import dev.kuber.fact.TriggerFired;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kinds of facts of this installation by the name under which they are stored (see {@link Fact#typeOf}). */
public final class FactTypes {

    private static final List<Class<? extends Fact>> BUILT_IN = List.of(
            BiasSignal.class,
            CloseRequested.class,
            ConditionMet.class,
            MarketSnapshot.class,
            PipelineChecked.class,
            PriceCrossed.class,
            Report.class,
            RiskDecision.class,
            StrategySignal.class,
            TradeExecution.class,
            TriggerFired.class);

    private final Map<String, Class<? extends Fact>> byName;

    private FactTypes(Map<String, Class<? extends Fact>> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** The facts of the agent API alone. */
    public static FactTypes builtIn() {
        return with(List.of());
    }

    /**
     * The facts of the agent API and these.
     *
     * @throws IllegalArgumentException if one is not a record, has a component named {@code type}, or shares its name
     *     with another one; the message names the classes
     */
    public static FactTypes with(Collection<Class<? extends Fact>> more) {
        var byName = new TreeMap<String, Class<? extends Fact>>();
        BUILT_IN.forEach(type -> add(byName, type));
        more.forEach(type -> add(byName, type));
        return new FactTypes(byName);
    }

    private static void add(Map<String, Class<? extends Fact>> byName, Class<? extends Fact> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException("The fact " + type.getName() + " must be a record.");
        }
        for (var component : type.getRecordComponents()) {
            if (component.getName().equals("type")) {
                throw new IllegalArgumentException("The fact " + type.getName()
                        + " has a component named 'type'; that name is taken by the fact's own type.");
            }
        }
        String name = Fact.typeOf(type);
        Class<? extends Fact> other = byName.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalArgumentException("Two facts are named '" + name + "': " + other.getName() + " and "
                    + type.getName() + ". Rename one.");
        }
    }

    public Optional<Class<? extends Fact>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By name. */
    public Collection<Class<? extends Fact>> all() {
        return byName.values();
    }
}
