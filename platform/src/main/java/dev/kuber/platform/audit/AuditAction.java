package dev.kuber.platform.audit;

/** What was done. The names are stored: a constant may be added, never renamed. */
public enum AuditAction {
    BROKER_CONNECTION_ADDED(Kind.CONNECTION),
    BROKER_CONNECTION_REMOVED(Kind.CONNECTION),
    BROKER_CONNECTION_TESTED(Kind.CONNECTION),
    MODEL_CONNECTION_ADDED(Kind.CONNECTION),
    MODEL_CONNECTION_CHANGED(Kind.CONNECTION),
    MODEL_CONNECTION_REMOVED(Kind.CONNECTION),
    MODEL_CONNECTION_TESTED(Kind.CONNECTION),
    PIPELINE_STARTED(Kind.PIPELINE),
    PIPELINE_PAUSED(Kind.PIPELINE),
    PIPELINE_STOPPED(Kind.PIPELINE),
    PIPELINE_ARCHIVED(Kind.PIPELINE),
    PIPELINE_RESTORED(Kind.PIPELINE),
    PIPELINE_DELETED(Kind.PIPELINE),
    TRADING_MODE_CHANGED(Kind.PIPELINE),
    WINDOW_CLOSED(Kind.PIPELINE),
    BUDGET_CHANGED(Kind.BUDGET),
    BUDGET_EXHAUSTED(Kind.BUDGET),
    MODEL_PRICE_ENTERED(Kind.BUDGET),
    POSITION_CLOSE_REQUESTED(Kind.INTERVENTION),
    ALL_POSITIONS_CLOSE_REQUESTED(Kind.INTERVENTION),
    ORDERS_CANCEL_REQUESTED(Kind.INTERVENTION),
    HALT_PLACED(Kind.INTERVENTION),
    HALT_LIFTED(Kind.INTERVENTION),
    TRADE_APPROVED(Kind.INTERVENTION),
    TRADE_DENIED(Kind.INTERVENTION);

    /** What it concerns; the log is filtered by it. */
    public enum Kind {
        CONNECTION,
        PIPELINE,
        /** What may be spent, and what things cost. */
        BUDGET,
        /** A trader's hand in what pipelines do. */
        INTERVENTION
    }

    private final Kind kind;

    AuditAction(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
