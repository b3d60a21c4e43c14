package dev.kuber.platform.modes;

import dev.kuber.platform.modes.Reconciliation.Intent;
import dev.kuber.platform.orders.OrderIntent;
import dev.kuber.platform.orders.OrderJournal;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    Set<String> accounts() {
        Set<String> accounts = new TreeSet<>(journal.unsettledAccounts());
        positions.holders().forEach(holder -> accounts.add(account(holder)));
        return accounts;
    }

    /** What is believed of one account. */
    Reconciliation.Beliefs of(String account) {
        Set<Positions.Holder> here = positions.holders().stream()
                .filter(holder -> account(holder).equals(account))
                .collect(Collectors.toSet());
        List<LivePosition> live =
                positions.of(here.stream().map(Positions.Holder::pipelineId).collect(Collectors.toSet())).stream()
                        .filter(one -> here.contains(new Positions.Holder(one.pipelineId(), one.revision())))
                        .toList();
        return new Reconciliation.Beliefs(
                journal.unsettled(account).stream().map(Beliefs::intent).toList(), live);
    }

    private String account(Positions.Holder holder) {
        return venues.keyOf(plans.load(holder.pipelineId(), holder.revision()));
    }

    private static Intent intent(OrderIntent intent) {
        return new Intent(
                intent.origin().executionId(),
                intent.request().symbol(),
                intent.request().id(),
                intent.state().status(),
                intent.state().filled());
    }
}
