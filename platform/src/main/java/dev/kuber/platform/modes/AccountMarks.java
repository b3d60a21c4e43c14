package dev.kuber.platform.modes;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.orders.OrderJournal;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks what accounts are worth and what stands at risk in them, and keeps the answers. */
@Component
class AccountMarks {

    private final Venues venues;
    private final Beliefs beliefs;
    private final OrderJournal journal;
    private final AccountWorths worths;

    AccountMarks(Venues venues, Beliefs beliefs, OrderJournal journal, AccountWorths worths) {
        this.venues = venues;
        this.beliefs = beliefs;
        this.journal = journal;
        this.worths = worths;
    }

    /** Asks every account in which something is held, so that its history has no gaps while nobody looks. */
    void sweep(Duration within) {
        for (String account : beliefs.accounts()) {
            AccountWorths.Worth kept = worths.find(account).orElse(null);
            if (kept != null && kept.age().compareTo(within) >= 0) {
                ask(account, kept.owner());
            } else if (kept == null) {
                beliefs.of(account).positions().stream()
                        .findFirst()
                        .map(LivePosition::owner)
                        .ifPresent(owner -> ask(account, owner));
            }
        }
    }

    /** Asks this account now; what its broker does not answer is kept as a problem. */
    void ask(String account, String owner) {
        try {
            Venue venue = venues.get(account);
            Brokerage broker = venue.brokerage(Calendars.always());
            List<LivePosition> live = beliefs.of(account).positions();
            AccountSight sight = AccountSight.of(broker, orders(account, live));
            Money equity = broker.account().equity();
            worths.asked(
                    account,
                    owner,
                    new AccountWorths.Finding(
                            equity, venue.clock().now(), risk(live, sight), unprotected(live, sight)));
        } catch (Brokerage.Unavailable e) {
            worths.silent(account, owner, String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            // There is no such venue at present, as when the keys of a connection cannot be read.
            worths.silent(account, owner, "The account cannot be reached: " + e.getMessage());
        }
    }

    /** The sight of an account for these positions; null if its broker does not answer. */
    @Nullable
    AccountSight sight(String account, List<LivePosition> live) {
        try {
            return AccountSight.of(venues.get(account).brokerage(Calendars.always()), orders(account, live));
        } catch (Brokerage.Unavailable | IllegalStateException _) {
            return null;
        }
    }

    private List<ClientOrderId> orders(String account, List<LivePosition> live) {
        List<String> executions = live.stream().map(LivePosition::executionId).toList();
        return journal.unsettled(account).stream()
                .filter(intent -> executions.contains(intent.origin().executionId()))
                .map(intent -> intent.request().id())
                .toList();
    }

    /** What the protected positions lose from here if their stops are hit at their prices; a gain is no risk. */
    static Money risk(List<LivePosition> live, AccountSight sight) {
        Money sum = Money.ZERO;
        for (LivePosition one : live) {
            Position.Open open = open(one.position());
            Price price = sight.prices().get(one.symbol());
            if (open == null || price == null || !Boolean.TRUE.equals(sight.guarded(one))) {
                continue;
            }
            Money loss = open.unrealized(price).minus(open.unrealized(open.stop()));
            sum = loss.isPositive() ? sum.plus(loss) : sum;
        }
        return sum;
    }

    static List<String> unprotected(List<LivePosition> live, AccountSight sight) {
        var names = new ArrayList<String>();
        for (LivePosition one : live) {
            if (Boolean.FALSE.equals(sight.guarded(one))) {
                Quantity held = Holdings.remaining(one.position());
                names.add(held + " " + one.symbol());
            }
        }
        return List.copyOf(names);
    }

    private static Position.@Nullable Open open(Position position) {
        return switch (position) {
            case Position.Open open -> open;
            case Position.Closing closing -> closing.open();
            case Position.Opening _, Position.Refused _, Position.Closed _ -> null;
        };
    }
}
