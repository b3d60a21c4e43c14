package dev.kuber.platform.pipelines;

import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Binding;
import dev.kuber.platform.catalog.Configs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold for each node by itself. */
final class NodeRules {

    private NodeRules() {}

    /** Every node has an id of its own. */
    static List<Problem> ids(Subject subject) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        var problems = new ArrayList<Problem>();
        for (Definition.Node node : subject.definition().nodes()) {
            if (!seen.add(node.id()) && repeated.add(node.id())) {
                problems.add(Problem.error(
                        node.id(), "id", "Two nodes have the id '" + node.id() + "': give one of them another id."));
            }
        }
        return problems;
    }

    /** Every node's agent is installed and meant to be placed by hand; the ids of injected agents stay free. */
    static List<Problem> agents(Subject subject) {
        var problems = new ArrayList<Problem>();
        for (Definition.Node node : subject.definition().nodes()) {
            if (subject.agent(node.id()).isEmpty()) {
                problems.add(Problem.error(
                        node.id(),
                        "agent_type",
                        "'" + node.id() + "': there is no agent '" + node.agentType()
                                + "' here. Choose another agent or remove the node."));
            } else if (subject.is(node.id(), Category.SYSTEM)) {
                problems.add(Problem.error(
                        node.id(),
                        "agent_type",
                        subject.name(node.id()) + " is part of every pipeline already: remove the node."));
            } else if (subject.catalog()
                    .find(node.id())
                    .filter(agent -> agent.info().category() == Category.SYSTEM)
                    .isPresent()) {
                problems.add(Problem.error(
                        node.id(), "id", "The id '" + node.id() + "' is taken: give the node another id."));
            }
        }
        return problems;
    }

    /** Every configuration fits its agent. */
    static List<Problem> configurations(Subject subject) {
        var problems = new ArrayList<Problem>();
        for (Definition.Node node : subject.definition().nodes()) {
            AgentEntry agent = subject.catalog().find(node.agentType()).orElse(null);
            if (agent != null
                    && !subject.pinned(node.id())
                    && Configs.bind(agent, node.config()) instanceof Binding.Refused refused) {
                for (Binding.Fault fault : refused.faults()) {
                    problems.add(
                            Problem.error(node.id(), fault.field(), subject.name(node.id()) + ": " + fault.message()));
                }
            }
        }
        return problems;
    }

    /** No node reads intraday bars that are longer than a session. */
    static List<Problem> sessions(Subject subject) {
        var problems = new ArrayList<Problem>();
        for (Definition.Node node : subject.definition().nodes()) {
            AgentEntry agent = subject.catalog().find(node.agentType()).orElse(null);
            if (agent != null
                    && !subject.pinned(node.id())
                    && Configs.bind(agent, node.config()) instanceof Binding.Bound bound) {
                Timeframes.in(bound.config()).stream()
                        .filter(timeframe -> SettingsRules.longerThanSession(timeframe, subject.definition()))
                        .forEach(timeframe -> problems.add(Problem.error(
                                node.id(),
                                null,
                                subject.name(node.id()) + " reads " + timeframe
                                        + " bars, which are longer than a session of the NYSE: use 1d instead.")));
            }
        }
        return problems;
    }
}
