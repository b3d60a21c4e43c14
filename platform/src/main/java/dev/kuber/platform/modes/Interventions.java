package dev.kuber.platform.modes;

import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.orders.Halt;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import dev.kuber.trade.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a trader does by hand: it is recorded, then the executions concerned are told, and their trade managers act. */
@Service
public class Interventions {

    private final Positions positions;
    private final PositionRequests requests;
    private final AuditedHalts halts;
    private final Deliveries deliveries;
    private final Restarts restarts;
    private final Audit audit;

    Interventions(
            Positions positions,
            PositionRequests requests,
            AuditedHalts halts,
            Deliveries deliveries,
            Restarts restarts,
            Audit audit) {
        this.positions = positions;
        this.requests = requests;
        this.halts = halts;
        this.deliveries = deliveries;
        this.restarts = restarts;
        this.audit = audit;
    }

    /**
     * Who wants it, and why.
     *
     * @param owner id of the account
     * @param key asked twice under the same key counts once
     */
    public record Request(String owner, String name, String reason, String key) {
        UUID account() {
            return UUID.fromString(owner);
        }
    }

    /** What an entry of the audit log holds of a request about positions. */
    private record Concerned(
            @Nullable String pipelineId, @Nullable String symbol, List<String> executions) {}

    /**
     * Asks for the positions in a symbol to be closed at market.
     *
     * @param pipelineId of one pipeline; null for all of this owner's
     * @return how many are concerned
     */
    public int close(Request request, Symbol symbol, @Nullable String pipelineId) {
        List<LivePosition> concerned = concerned(request, symbol, pipelineId);
        if (!concerned.isEmpty()) {
            record(request, AuditAction.POSITION_CLOSE_REQUESTED, symbol, pipelineId, concerned);
            requests.close(concerned, request.key(), request.name(), request.reason());
        }
        return concerned.size();
    }

    /** Asks for every position of this owner to be closed at market; returns how many are concerned. */
    public int closeAll(Request request) {
        List<LivePosition> concerned = concerned(request, null, null);
        if (!concerned.isEmpty()) {
            record(request, AuditAction.ALL_POSITIONS_CLOSE_REQUESTED, null, null, concerned);
            requests.close(concerned, request.key(), request.name(), request.reason());
        }
        return concerned.size();
    }

    /**
     * Asks for what is not filled of entries to be cancelled; what is held stays held, and protected.
     *
     * @param symbol null for all
     * @param pipelineId null for all of this owner's
     * @return how many positions are concerned
     */
    public int cancelOrders(Request request, @Nullable Symbol symbol, @Nullable String pipelineId) {
        List<LivePosition> concerned = concerned(request, symbol, pipelineId);
        if (!concerned.isEmpty()) {
            record(request, AuditAction.ORDERS_CANCEL_REQUESTED, symbol, pipelineId, concerned);
            requests.cancel(concerned, request.key(), request.name(), request.reason());
        }
        return concerned.size();
    }

    private List<LivePosition> concerned(Request request, @Nullable Symbol symbol, @Nullable String pipelineId) {
        Predicate<LivePosition> wanted = live -> (symbol == null || symbol.equals(live.symbol()))
                && (pipelineId == null || pipelineId.equals(live.pipelineId()));
        return positions.live(request.owner()).stream().filter(wanted).toList();
    }

    private void record(
            Request request,
            AuditAction action,
            @Nullable Symbol symbol,
            @Nullable String pipelineId,
            List<LivePosition> concerned) {
        String named = symbol == null ? null : symbol.value();
        String subject = named != null ? named : pipelineId != null ? pipelineId : "account";
        List<String> executions =
                concerned.stream().map(LivePosition::executionId).distinct().toList();
        audit.record(
                request.account(),
                request.name(),
                action,
                subject,
                request.reason(),
                new Concerned(pipelineId, named, executions));
    }

    /**
     * Stops entries from now on, cancels what is not filled of them, and closes what is held if told to. Halting what is
     * halted changes nothing, but may flatten.
     *
     * @param pipelineId of one of this owner's pipelines; null for the whole account
     */
    public Halt halt(Request request, @Nullable String pipelineId, boolean flatten) {
        Halt halt = halts.place(request, pipelineId, flatten);
        deliveries.deliver(halt);
        return halt;
    }

    /**
     * Lifts a halt; active pipelines that nothing else halts run again. Lifting one that is lifted lets them run, too.
     *
     * @return the halt; empty if this owner has none with this id
     */
    public Optional<Halt> resume(Request request, String haltId) {
        Optional<Halt> lifted = halts.lift(request, haltId);
        lifted.ifPresent(restarts::after);
        return lifted;
    }
}
