package dev.kuber.platform.brokers.simulated;

/** What became of a command to the exchange. */
public sealed interface Placement {

    /**
     * Done.
     *
     * @param order as it stands now: the new order, the one that took another's place, or the cancelled one. An order that
     *     was accepted may be rejected by chance a moment later and then says so here
     */
    record Accepted(OrderReport order) implements Placement {}

    /** Nothing happened. */
    record Refused(Refusal refusal) implements Placement {}

    static Placement refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
