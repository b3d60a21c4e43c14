package dev.kuber.platform.modes;

import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.modes.Interventions.Request;
import dev.kuber.platform.orders.Approval;
import dev.kuber.platform.orders.ApprovalInbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A trader's consent to trades: one decision each, in time by the clock of the trade's market. */
@Service
public class TradeApprovals {

    private final ApprovalInbox inbox;
    private final PipelinePlans plans;
    private final Environment environment;
    private final Deliveries deliveries;
    private final Audit audit;
    private final TransactionTemplate transaction;

    TradeApprovals(
            ApprovalInbox inbox,
            PipelinePlans plans,
            Environment environment,
            Deliveries deliveries,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.inbox = inbox;
        this.plans = plans;
        this.environment = environment;
        this.deliveries = deliveries;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Details(String approval, String executionId, String sentence) {}

    /** As {@link ApprovalInbox#list}, with those expired whose time is over. */
    public List<Approval> list(String owner, ApprovalInbox.Filter filter, long before, int limit) {
        return inbox.list(owner, filter, before, limit).stream().map(this::now).toList();
    }

    /** Decides for the whole of the trade. */
    public Decision decide(Request request, String id, boolean approved) {
        Optional<Approval> found = inbox.find(request.owner(), id);
        if (found.isEmpty()) {
            return new Decision.NotFound();
        }
        Approval approval = now(found.get());
        if (approval.status() != Approval.Status.PENDING) {
            return refused(approval);
        }
        boolean won = Boolean.TRUE.equals(transaction.execute(_ -> decide(request, approval, approved)));
        Approval after = now(inbox.find(request.owner(), id).orElse(approval));
        if (!won) {
            return refused(after);
        }
        deliveries.deliver(after);
        return new Decision.Decided(after);
    }

    private boolean decide(Request request, Approval approval, boolean approved) {
        if (!inbox.decide(approval.id(), approved, request.name(), request.reason(), time(approval))) {
            return false;
        }
        audit.record(
                request.account(),
                request.name(),
                approved ? AuditAction.TRADE_APPROVED : AuditAction.TRADE_DENIED,
                approval.symbol().value(),
                request.reason(),
                new Details(approval.id(), approval.executionId(), approval.sentence()));
        inbox.find(request.owner(), approval.id()).ifPresent(inbox::announce);
        return true;
    }

    private Approval now(Approval approval) {
        return approval.status() == Approval.Status.PENDING ? approval.at(time(approval)) : approval;
    }

    /** In its market, as precise as the database keeps it. */
    private Instant time(Approval approval) {
        return environment
                .clock(plans.load(approval.pipelineId(), approval.revision()))
                .now()
                .truncatedTo(ChronoUnit.MICROS);
    }

    private static Decision refused(Approval approval) {
        String by = approval.decidedBy();
        return new Decision.Refused(
                by == null
                        ? "Nobody decided in time, or the trade was called off: it is not opened."
                        : "It was " + approval.status().name().toLowerCase(Locale.ROOT) + " by " + by + " before.");
    }

    /** Answer to {@link #decide}. */
    public sealed interface Decision {
        record Decided(Approval approval) implements Decision {}

        record NotFound() implements Decision {}

        /** It is decided or expired; the reason is a sentence. */
        record Refused(String reason) implements Decision {}
    }
}
