package dev.kuber.platform.catalog;

import dev.kuber.agent.Agent;
import dev.kuber.agent.Fact;
import dev.kuber.platform.json.FactTypes;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalog that never changes. */
record InstalledAgents(List<AgentEntry> agents, Map<String, AgentEntry> byType, FactTypes factTypes)
        implements Catalog {

    static InstalledAgents of(Collection<? extends Agent<?>> agents) {
        List<AgentEntry> entries = agents.stream()
                .map(AgentCheck::entry)
                .sorted(Comparator.comparing((AgentEntry entry) -> entry.info().category())
                        .thenComparing(entry -> entry.info().name()))
                .toList();
        var byType = new HashMap<String, AgentEntry>();
        for (AgentEntry entry : entries) {
            AgentEntry other = byType.putIfAbsent(entry.type(), entry);
            if (other != null) {
                throw new WrongAgent(
                        entry.agent().getClass().getName(),
                        "its type '" + entry.type() + "' is also that of "
                                + other.agent().getClass().getName() + ".");
            }
        }
        return new InstalledAgents(entries, Map.copyOf(byType), factTypes(entries));
    }

    private static FactTypes factTypes(List<AgentEntry> entries) {
        var facts = new LinkedHashSet<Class<? extends Fact>>();
        FactTypes types = FactTypes.with(facts);
        for (AgentEntry entry : entries) {
            facts.addAll(List.of(entry.info().gives()));
            // Needed facts may be interfaces such as SymbolFact: anything of that kind will do.
            List.of(entry.info().needs()).stream().filter(Class::isRecord).forEach(facts::add);
            try {
                types = FactTypes.with(facts);
            } catch (IllegalArgumentException e) {
                throw new WrongAgent(entry.agent().getClass().getName(), String.valueOf(e.getMessage()));
            }
        }
        return types;
    }

    @Override
    public Optional<AgentEntry> find(String agentType) {
        return Optional.ofNullable(byType.get(agentType));
    }
}
