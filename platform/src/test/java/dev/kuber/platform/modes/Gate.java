package dev.kuber.platform.modes;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.agent.WakeOn;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds back what comes after it until the test opens it for a pipeline, or tells one run of it to give up. */
@AgentInfo(type = "test_gate", category = AgentInfo.Category.DATA, name = "Gate", description = "Waits to be opened.")
public final class Gate implements Agent<Gate.Config> {

    private static final Set<String> OPEN = ConcurrentHashMap.newKeySet();

    private static final Set<String> GIVES_UP = ConcurrentHashMap.newKeySet();

    /** Nothing to set. */
    public record Config() {}

    static void open(String pipeline) {
        OPEN.add(pipeline);
    }

    static void giveUp(String execution) {
        GIVES_UP.add(execution);
    }

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        if (GIVES_UP.contains(state.executionId())) {
            return Outcome.stop("Another time.");
        }
        return OPEN.contains(state.pipelineId())
                ? Outcome.done()
                : new Outcome.Wait(context.now().plus(Duration.ofMinutes(1)), List.<WakeOn>of(), List.of());
    }
}
