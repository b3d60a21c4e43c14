package dev.kuber.platform.estimates;

import dev.kuber.agent.AgentInfo;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.port.LanguageModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds out what the nodes of a pipeline would pay for, and at what price. */
@Component
class NodeReader {

    private final Catalog catalog;

    NodeReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What was found.
     *
     * @param unknown what cannot be included, in sentences
     */
    record Found(List<PaidNode> nodes, List<String> unknown) {}

    Found of(UUID owner, Definition definition) {
        int symbols = Math.max(1, definition.settings().symbols().size());
        var nodes = new ArrayList<PaidNode>();
        var unknown = new ArrayList<String>();
        for (Definition.Node node : definition.nodes()) {
            AgentEntry agent = catalog.find(node.agentType()).orElse(null);
            if (agent == null) {
                unknown.add("There is no agent '" + node.agentType() + "' here, so what '" + node.id()
                        + "' costs is not known and not included.");
                continue;
            }
            AgentInfo info = agent.info();
            PaidNode.Asked asked = model(node, agent)
                    .map(name -> new PaidNode.Asked(name, name, null, PaidNode.Usage.NONE))
                    .orElse(null);
            if (asked != null) {
                unknown.add(info.name() + " asks the language model " + asked.name()
                        + ": what its tokens cost is not known yet and not included.");
            }
            nodes.add(new PaidNode(node.id(), info, symbols, asked));
        }
        return new Found(nodes, unknown);
    }

    /** The model that an agent is to ask; one that goes by rules asks none. */
    private static Optional<String> model(Definition.Node node, AgentEntry agent) {
        if (!Arrays.asList(agent.info().uses()).contains(LanguageModel.class)) {
            return Optional.empty();
        }
        String chosen = node.config().path("model").asString("");
        String model = chosen.isEmpty()
                ? agent.schema().at("/properties/model/default").asString("")
                : chosen;
        return Optional.of(model.isEmpty() ? "of its choice" : model).filter(name -> !name.equals("rules"));
    }
}
