package dev.kuber.platform.engine;

import dev.kuber.agent.AgentInfo;
import dev.kuber.platform.pipelines.Plan;

/**
 * One run of a node, for which somebody pays.
 *
 * @param number 1 for the node's first run, 2 after it left one step, and so on
 * @param failures tries right before this one that failed
 */
public record StepRun(Execution execution, Plan plan, String node, AgentInfo info, int number, int failures) {

    static StepRun of(Execution execution, Plan plan, Plan.Node node, int number, int failures) {
        return new StepRun(execution, plan, node.id(), node.agent().info(), number, failures);
    }

    /** The execution, the node and the number of the run: the same when it is run again after a crash. */
    public String key() {
        return key(number);
    }

    /** The key of the first try: the same for each try after a failure, too. */
    public String firstKey() {
        return key(number - failures);
    }

    private String key(int run) {
        return execution.id() + "/" + node + "/" + run;
    }
}
