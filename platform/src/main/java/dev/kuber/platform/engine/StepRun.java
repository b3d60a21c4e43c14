package dev.kuber.platform.engine;

import dev.kuber.agent.AgentInfo;
import dev.kuber.platform.pipelines.Plan;

/**
 * One run of a node, for which somebody pays.
 *
 * @param key the execution, the node and the number of the run: the same when it is run again after a crash
 */
public record StepRun(Execution execution, Plan plan, String node, AgentInfo info, String key) {

    /** @param number 1 for the node's first run, 2 after it left one step, and so on */
    static StepRun of(Execution execution, Plan plan, Plan.Node node, int number) {
        return new StepRun(
                execution, plan, node.id(), node.agent().info(), execution.id() + "/" + node.id() + "/" + number);
    }
}
