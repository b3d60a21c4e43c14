package dev.kuber.platform.modes;

import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.modes.Interventions.Request;
import dev.kuber.platform.notifications.Notice;
import dev.kuber.platform.notifications.Notifications;
import dev.kuber.platform.notifications.Severity;
import dev.kuber.platform.orders.Halt;
import dev.kuber.platform.orders.Halts;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Places and lifts halts, each with its entry in the audit log and its notification or not at all. */
@Component
class AuditedHalts {

    private final Halts halts;
    private final Audit audit;
    private final Notifications notifications;
    private final TransactionTemplate transaction;

    AuditedHalts(Halts halts, Audit audit, Notifications notifications, PlatformTransactionManager transactions) {
        this.halts = halts;
        this.audit = audit;
        this.notifications = notifications;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Details(String halt, @Nullable String pipelineId, boolean flatten) {}

    /** The halt, durable when this returns. */
    Halt place(Request request, @Nullable String pipelineId, boolean flatten) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Halt halt = halts.halt(request.owner(), pipelineId, request.name(), request.reason(), flatten);
            record(request, AuditAction.HALT_PLACED, halt);
            tell(
                    halt,
                    halt.flatten() ? "flatten" : "place",
                    Severity.WARNING,
                    halt.wholeAccount() ? "Trading is halted" : "A pipeline is halted",
                    halt.sentence() + (halt.flatten() ? " What is open is closed at market." : ""));
            return halt;
        }));
    }

    /** Lifts it, if it is in force; empty if this owner has none with this id. */
    Optional<Halt> lift(Request request, String id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Optional<Halt> found = halts.find(request.owner(), id);
            if (found.isPresent() && halts.lift(request.owner(), id, request.name(), request.reason())) {
                record(request, AuditAction.HALT_LIFTED, found.get());
                tell(
                        found.get(),
                        "lift",
                        Severity.INFO,
                        found.get().wholeAccount() ? "Trading is resumed" : "A pipeline is resumed",
                        request.name() + " has lifted the halt: " + request.reason());
            }
            return found;
        }));
    }

    private void record(Request request, AuditAction action, Halt halt) {
        audit.record(
                request.account(),
                request.name(),
                action,
                halt.pipelineId() == null ? "account" : halt.pipelineId(),
                request.reason(),
                new Details(halt.id(), halt.pipelineId(), halt.flatten()));
    }

    /** Last in its transaction: it numbers an event, and others who do so wait. */
    private void tell(Halt halt, String what, Severity severity, String title, String sentence) {
        notifications.tell(new Notice(
                halt.owner(),
                "halt/" + halt.id() + "/" + what,
                severity,
                title,
                sentence,
                halt.pipelineId(),
                null,
                null));
    }
}
