package dev.kuber.platform.orders;

import dev.kuber.platform.engine.Execution;
import dev.kuber.port.Brokerage;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Puts the gate in front of brokers, and remembers in which account each pipeline trades. */
public final class OrderGates {

    private final OrderJournal journal;
    private final EntryStop stops;
    private final InstantSource wall;
    private final Map<Revision, String> accounts = new ConcurrentHashMap<>();

    private record Revision(String pipelineId, int revision) {}

    /**
     * @param wall the wall clock
     */
    public OrderGates(OrderJournal journal, EntryStop stops, InstantSource wall) {
        this.journal = journal;
        this.stops = stops;
        this.wall = wall;
    }

    /**
     * The way to a broker for an execution.
     *
     * @param account key of the account that orders go to; the same for every execution of this pipeline revision
     * @param market the clock of the execution's market
     * @param broker trading in that account
     * @param own what stops the entries of this execution, besides halts
     */
    public Brokerage gate(Execution execution, String account, InstantSource market, Brokerage broker, EntryStop own) {
        accounts.put(new Revision(execution.pipelineId(), execution.revision()), account);
        return new OrderGate(broker, journal, stops.or(own), origin(execution), market, wall);
    }

    /** Where the orders of an execution come from, whose ports this process has made. */
    OrderOrigin origin(Execution execution) {
        String account = accounts.getOrDefault(new Revision(execution.pipelineId(), execution.revision()), "");
        return new OrderOrigin(
                execution.owner(), execution.pipelineId(), execution.revision(), execution.id(), account);
    }
}
