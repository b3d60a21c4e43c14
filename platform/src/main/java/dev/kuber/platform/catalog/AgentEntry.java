package dev.kuber.platform.catalog;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registered agent.
 *
 * @param configType its configuration record
 * @param schema JSON Schema (draft-07) of that record
 */
public record AgentEntry(Agent<?> agent, AgentInfo info, Class<? extends Record> configType, ObjectNode schema) {

    public String type() {
        return info.type();
    }
}
