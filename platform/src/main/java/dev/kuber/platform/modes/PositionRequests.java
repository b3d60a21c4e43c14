package dev.kuber.platform.modes;

import dev.kuber.agent.Fact;
import dev.kuber.fact.CancelRequested;
import dev.kuber.fact.CloseRequested;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.schedules.WindowWords;
import dev.kuber.trade.Position.ExitReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells executions what somebody wants done about their positions; their trade managers act. */
@Component
class PositionRequests {

    private final PipelinePlans plans;
    private final Environment environment;
    private final Engine engine;

    PositionRequests(PipelinePlans plans, Environment environment, Engine engine) {
        this.plans = plans;
        this.environment = environment;
        this.engine = engine;
    }

    /**
     * Asks for positions to be closed at market.
     *
     * @param key asked twice under the same key counts once
     */
    void close(List<LivePosition> positions, String key, String by, String reason) {
        close(positions, key, by, null, reason);
    }

    /** The same because the money for running their pipeline is gone. */
    void closeForBudget(List<LivePosition> positions, String key, String by, String reason) {
        close(positions, key, by, ExitReason.BUDGET, reason);
    }

    private void close(List<LivePosition> positions, String key, String by, @Nullable ExitReason exit, String reason) {
        tell(
                positions,
                "close-" + key,
                (live, now) -> new CloseRequested(
                        live.symbol(),
                        now,
                        by,
                        exit,
                        by + " asked to close " + live.symbol() + " at market: " + reason));
    }

    /**
     * Asks for what is not filled of entries to be cancelled; protection stays.
     *
     * @param key asked twice under the same key counts once
     */
    void cancel(List<LivePosition> positions, String key, String by, String reason) {
        tell(
                positions,
                "cancel-" + key,
                (live, now) -> new CancelRequested(
                        live.symbol(),
                        now,
                        by,
                        by + " asked to cancel what is not filled of " + live.symbol() + ": " + reason));
    }

    /** Tells of a window's end: to close at market, or to cancel what is not filled of entries. */
    void windowClosed(List<LivePosition> positions, Instant closes, boolean flatten, ZoneId zone) {
        tell(
                positions,
                "window-" + closes,
                (live, now) -> WindowWords.request(live.symbol(), flatten, closes, zone, now));
    }

    private void tell(List<LivePosition> positions, String key, BiFunction<LivePosition, Instant, Fact> fact) {
        for (LivePosition live : positions) {
            Instant now = environment
                    .clock(plans.load(live.pipelineId(), live.revision()))
                    .now();
            engine.tell(live.executionId(), Message.told(key + "-" + live.symbol(), fact.apply(live, now), now));
        }
    }
}
