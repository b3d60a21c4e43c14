package dev.kuber.platform.modes;

import dev.kuber.platform.modes.Reconciliation.Intent;
import dev.kuber.platform.orders.OrderIntent;
import dev.kuber.platform.orders.OrderJournal;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What is believed of orders and positions, account by account. */
@Component
class Beliefs {

    private final Venues venues;
    private final PipelinePlans plans;
    private final Positions positions;
    private final OrderJournal journal;

    Beliefs(Venues venues, PipelinePlans plans, Positions positions, OrderJournal journal) {
        this.venues = venues;
        this.plans = plans;
        this.positions = positions;
        this.journal = journal;
    }

    /** Every account of which there is something to believe. */
    Map<String, Reconciliation.Beliefs> byAccount() {
        Map<String, List<LivePosition>> live = live();
        Set<String> accounts = new TreeSet<>(journal.unsettledAccounts());
        accounts.addAll(live.keySet());
        Map<String, Reconciliation.Beliefs> all = new TreeMap<>();
        for (String account : accounts) {
            all.put(account, beliefs(account, live.getOrDefault(account, List.of())));
        }
        return all;
    }

    Reconciliation.Beliefs of(String account) {
        return beliefs(account, live().getOrDefault(account, List.of()));
    }

    private Reconciliation.Beliefs beliefs(String account, List<LivePosition> live) {
        return new Reconciliation.Beliefs(
                journal.unsettled(account).stream().map(Beliefs::intent).toList(), live);
    }

    private static Intent intent(OrderIntent intent) {
        return new Intent(
                intent.origin().executionId(),
                intent.request().symbol(),
                intent.request().id(),
                intent.state().status(),
                intent.state().filled());
    }

    private Map<String, List<LivePosition>> live() {
        Map<String, List<LivePosition>> accounts = new HashMap<>();
        Map<String, String> accountOf = new HashMap<>();
        for (LivePosition live : positions.live()) {
            String account = accountOf.computeIfAbsent(
                    live.pipelineId() + "@" + live.revision(),
                    _ -> venues.keyOf(plans.load(live.pipelineId(), live.revision())));
            accounts.computeIfAbsent(account, _ -> new ArrayList<>()).add(live);
        }
        return accounts;
    }
}
