package dev.kuber.platform.modes;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for the news of each symbol, one after the other, and costs nothing itself. */
@AgentInfo(
        type = "test_reader",
        category = AgentInfo.Category.ANALYSIS,
        name = "Reader",
        description = "Reads news.",
        uses = News.class)
public final class Reader implements Agent<Reader.Config> {

    private static final Map<String, AtomicInteger> TRIES = new ConcurrentHashMap<>();

    /** How often it fails before it succeeds. */
    public record Config(
            @Param(title = "Failures", init = "0") int failures) {}

    static int tries(String execution) {
        return TRIES.getOrDefault(execution, new AtomicInteger()).get();
    }

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        int tries = TRIES.computeIfAbsent(state.executionId(), _ -> new AtomicInteger())
                .incrementAndGet();
        for (Symbol symbol : state.symbols()) {
            context.port(News.class).latest(symbol, context.now().minus(Duration.ofHours(1)), 5);
        }
        return tries <= config.failures() ? Outcome.retry("It was not my day.") : Outcome.done();
    }
}
