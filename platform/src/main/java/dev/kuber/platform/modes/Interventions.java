package dev.kuber.platform.modes;

import dev.kuber.fact.CloseRequested;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a trader does by hand: the executions concerned are told, and their trade managers act. */
@Service
public class Interventions {

    private final Positions positions;
    private final PipelinePlans plans;
    private final Environment environment;
    private final Engine engine;
    private final Supplier<UUID> ids;

    Interventions(
            Positions positions, PipelinePlans plans, Environment environment, Engine engine, Supplier<UUID> ids) {
        this.positions = positions;
        this.plans = plans;
        this.environment = environment;
        this.engine = engine;
        this.ids = ids;
    }

    /** Who wants it, and why. */
    public record Request(String owner, String name, String reason) {}

    /**
     * Asks for the positions in a symbol to be closed at market.
     *
     * @param pipelineId of one pipeline; null for all of this owner's
     * @return how many were asked
     */
    public int close(Request request, Symbol symbol, @Nullable String pipelineId) {
        return close(
                request,
                position -> position.symbol().equals(symbol)
                        && (pipelineId == null || pipelineId.equals(position.pipelineId())));
    }

    /** Asks for every position of this owner to be closed at market. */
    public int closeAll(Request request) {
        return close(request, _ -> true);
    }

    private int close(Request request, Predicate<LivePosition> which) {
        List<LivePosition> concerned =
                positions.live(request.owner()).stream().filter(which).toList();
        int asked = 0;
        for (LivePosition position : concerned) {
            Instant now = environment
                    .clock(plans.load(position.pipelineId(), position.revision()))
                    .now();
            var fact = new CloseRequested(
                    position.symbol(),
                    now,
                    request.name(),
                    null,
                    request.name() + " asked to close " + position.symbol() + " at market: " + request.reason());
            if (engine.tell(position.executionId(), Message.told("close-" + ids.get(), fact, now))) {
                asked++;
            }
        }
        return asked;
    }
}
