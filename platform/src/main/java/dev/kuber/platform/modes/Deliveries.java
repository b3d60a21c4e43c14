package dev.kuber.platform.modes;

import dev.kuber.fact.ApprovalDecided;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.orders.Approval;
import dev.kuber.platform.orders.ApprovalInbox;
import dev.kuber.platform.orders.Halt;
import dev.kuber.platform.orders.Halts;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Tells executions of halts and decisions that are kept in the database. Whoever makes one delivers it at once; every
 * worker looks for those that were made by a process that died before it had delivered them. Delivered twice counts once.
 */
@Component
class Deliveries implements Runnable {

    private final Positions positions;
    private final PositionRequests requests;
    private final Engine engine;
    private final Halts halts;
    private final ApprovalInbox approvals;

    Deliveries(Positions positions, PositionRequests requests, Engine engine, Halts halts, ApprovalInbox approvals) {
        this.positions = positions;
        this.requests = requests;
        this.engine = engine;
        this.halts = halts;
        this.approvals = approvals;
    }

    /**
     * Tells every execution that a halt concerns to cancel what is not filled, or to close if the halt flattens. The halt
     * must be durable: an entry that is written down later than this looks meets it at the gate.
     */
    void deliver(Halt halt) {
        List<LivePosition> concerned = positions.live(halt.owner()).stream()
                .filter(live -> halt.covers(live.pipelineId()))
                .toList();
        String key = "halt-" + halt.id();
        if (halt.flatten()) {
            requests.close(concerned, key, halt.by(), "halted, " + halt.reason());
        } else {
            requests.cancel(concerned, key, halt.by(), "halted, " + halt.reason());
        }
        halts.told(halt);
    }

    /** Tells the execution that waits for it of a decision. */
    void deliver(Approval decided) {
        boolean approved = decided.status() == Approval.Status.APPROVED;
        Instant at = Objects.requireNonNull(decided.decidedAt());
        var fact = new ApprovalDecided(
                decided.symbol(),
                approved,
                at,
                Objects.requireNonNull(decided.decidedBy()),
                decided.decidedBy() + (approved ? " approved the trade in " : " refused the trade in ")
                        + decided.symbol() + ": " + decided.reason());
        engine.tell(decided.executionId(), Message.told("approval-" + decided.id(), fact, at));
        approvals.told(decided.id());
    }

    /** Delivers what was left behind. */
    @Override
    public void run() {
        halts.untold().forEach(this::deliver);
        approvals.untold().forEach(this::deliver);
    }
}
