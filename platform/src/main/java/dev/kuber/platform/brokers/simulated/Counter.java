package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Where orders are handed in: each is judged and then put into the book, or turned away without a trace. */
record Counter(Venue venue, Book book) {

    /** What became of a ticket. */
    sealed interface Answer {}

    /** In the book, though perhaps rejected by chance. */
    record Taken(OrderGroup group) implements Answer {}

    record Turned(Refusal refusal) implements Answer {}

    Answer take(OrderTicket ticket, Instant now, PriceLookup prices) {
        ExchangeRules rules = venue.rules();
        Refusal refusal = new TicketForm(rules, ticket).refusal();
        refusal = refusal == null ? venue.sessions().refusal(ticket, now) : refusal;
        if (refusal != null) {
            return new Turned(refusal);
        }
        Optional<Price> price = prices.latest(ticket.symbol());
        if (price.isEmpty()) {
            return new Turned(Refusal.invalid("The exchange knows no price of " + ticket.symbol() + "."));
        }
        Quantity quantity = quantity(ticket, price.get());
        if (quantity.isZero()) {
            return new Turned(Refusal.invalid("The amount of the order buys nothing at " + price.get() + "."));
        }
        var admission = new Admission(rules, venue.portfolio(), book.open(), prices);
        return switch (admission.decide(ticket, quantity, price.get())) {
            case Admission.Answer.Refused(Refusal why) -> new Turned(why);
            case Admission.Answer.Admitted admitted -> {
                if (!admitted.closing() && unlucky(ticket, now)) {
                    yield new Taken(book(rejected(ticket, unlucky(), now), now));
                }
                var birth =
                        new OrderBirth(ticket, quantity, now, venue.sessions().span(ticket, now));
                OrderGroup group = birth.admitted(admitted.closing(), admitted.hold());
                group.root().follow(price.get());
                yield new Taken(book(group, now));
            }
        };
    }

    /** Puts an order that was turned away into the book, as rejected, where its trader will look for it. */
    OrderGroup reject(OrderTicket ticket, Refusal refusal, Instant now) {
        return book(rejected(ticket, refusal.sentence(), now), now);
    }

    private OrderGroup book(OrderGroup group, Instant now) {
        book.add(group);
        venue.events().received(group, now);
        return group;
    }

    private static Quantity quantity(OrderTicket ticket, Price price) {
        Quantity given = ticket.quantity();
        if (given != null) {
            return given;
        }
        return ticket.notional() == null ? Quantity.ZERO : Amounts.quantity(ticket.notional(), price);
    }

    private static OrderGroup rejected(OrderTicket ticket, String reason, Instant now) {
        Quantity quantity = ticket.quantity() == null ? Quantity.ZERO : ticket.quantity();
        return new OrderBirth(ticket, quantity, now, new Sessions.Span(now, null)).rejected(reason);
    }

    private boolean unlucky(OrderTicket ticket, Instant now) {
        ExchangeRules rules = venue.rules();
        return new Chance(rules.seed())
                .happens(rules.rejectionPercent(), ticket.clientId(), now.toEpochMilli(), "rejection");
    }

    private String unlucky() {
        String percent = BigDecimal.valueOf(venue.rules().rejectionPercent())
                .stripTrailingZeros()
                .toPlainString();
        return "The simulated exchange rejected the order by chance, as it does with " + percent + " % of entries.";
    }
}
