package dev.kuber.platform.pipelines;

import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records what is done to pipelines, in the transaction that does it. */
@Component
class PipelineAudit {

    private final Audit audit;
    private final TransactionTemplate transaction;

    PipelineAudit(Audit audit, PlatformTransactionManager transactions) {
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What entries about a pipeline hold. */
    private record Details(String name, int revision, TradingMode tradingMode, Pipeline.Status before) {
        static Details of(Pipeline pipeline) {
            return new Details(pipeline.name(), pipeline.revision(), mode(pipeline.definition()), pipeline.status());
        }
    }

    private record ModeChange(String name, int revision, TradingMode before, TradingMode after) {}

    /** What came of a save. */
    enum Saved {
        SAVED,
        /** The pipeline is not as it was seen. */
        CHANGED_MEANWHILE,
        /** The draft is not the one that was seen; nothing was saved. */
        OTHER_DRAFT
    }

    /** Saves and removes the published draft, both or neither; records it if the trading mode is another one. */
    Saved saved(Pipeline before, Pipeline.Save save, BooleanSupplier add, BooleanSupplier removeDraft) {
        TradingMode old = mode(before.definition());
        TradingMode chosen = mode(save.definition());
        return transaction.execute(status -> {
            if (!add.getAsBoolean()) {
                return Saved.CHANGED_MEANWHILE;
            }
            if (!removeDraft.getAsBoolean()) {
                status.setRollbackOnly();
                return Saved.OTHER_DRAFT;
            }
            if (old != chosen) {
                String name = save.name() == null ? before.name() : save.name();
                audit.record(
                        UUID.fromString(before.owner()),
                        AuditAction.TRADING_MODE_CHANGED,
                        before.id(),
                        null,
                        new ModeChange(name, before.revision() + 1, old, chosen));
            }
            return Saved.SAVED;
        });
    }

    /** Stops it because it has done what it was started for, and records it. Returns whether it was stopped. */
    boolean finished(Pipeline before, BooleanSupplier stop) {
        UUID owner = UUID.fromString(before.owner());
        String why = "The run it was started for has ended.";
        return both(
                stop,
                () -> audit.record(owner, "Kuber", AuditAction.PIPELINE_STOPPED, before.id(), why, Details.of(before)));
    }

    /** Changes the status and records it. Returns whether it was changed. */
    boolean became(Pipeline.Status status, Pipeline before, @Nullable String reason, BooleanSupplier change) {
        AuditAction action = switch (status) {
            case ACTIVE -> AuditAction.PIPELINE_STARTED;
            case PAUSED -> AuditAction.PIPELINE_PAUSED;
            case STOPPED -> AuditAction.PIPELINE_STOPPED;
            case ARCHIVED -> AuditAction.PIPELINE_ARCHIVED;
            case DRAFT -> AuditAction.PIPELINE_RESTORED;
        };
        return both(change, before, action, reason, Details.of(before));
    }

    /** Deletes and records it. Returns whether it was deleted. */
    boolean deleted(Pipeline before, BooleanSupplier delete) {
        return both(delete, before, AuditAction.PIPELINE_DELETED, null, Details.of(before));
    }

    private boolean both(
            BooleanSupplier deed, Pipeline pipeline, AuditAction action, @Nullable String reason, Record details) {
        UUID owner = UUID.fromString(pipeline.owner());
        return both(deed, () -> audit.record(owner, action, pipeline.id(), reason, details));
    }

    /** Does both or neither; records nothing of a deed that came to nothing. */
    private boolean both(BooleanSupplier deed, Runnable entry) {
        return transaction.execute(_ -> {
            boolean done = deed.getAsBoolean();
            if (done) {
                entry.run();
            }
            return done;
        });
    }

    private static TradingMode mode(Definition definition) {
        return definition.settings().tradingMode();
    }
}
