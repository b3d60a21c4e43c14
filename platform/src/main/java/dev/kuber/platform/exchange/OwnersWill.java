package dev.kuber.platform.exchange;

import dev.kuber.platform.brokers.simulated.OrderTicket;
import dev.kuber.platform.brokers.simulated.Refusal;
import dev.kuber.platform.brokers.simulated.Refusal.Kind;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the account's owner does not want: trading at all, selling short, fractions of shares. */
final class OwnersWill {

    private OwnersWill() {}

    static Optional<Refusal> refusal(Configuration will, OrderTicket ticket, List<Holding> holdings) {
        if (will.suspendTrade()) {
            return refused(Kind.SHORTING, "new orders are rejected by user request");
        }
        boolean fraction = ticket.notional() != null
                || (ticket.quantity() != null && ticket.quantity().value().scale() > 0);
        if (fraction && !will.fractionalTrading() && !Venues.crypto(ticket.symbol())) {
            return refused(Kind.SHORTING, "account is not allowed to trade fractions");
        }
        if (will.noShorting() && ticket.side() == Side.SELL && !held(ticket, holdings)) {
            return refused(Kind.SHORTING, "account is not allowed to short");
        }
        return Optional.empty();
    }

    private static boolean held(OrderTicket ticket, List<Holding> holdings) {
        return holdings.stream()
                .anyMatch(holding -> holding.symbol().equals(ticket.symbol())
                        && holding.side() == Side.BUY
                        && holding.quantity().value().compareTo(BigDecimal.ZERO) > 0);
    }

    private static Optional<Refusal> refused(Kind kind, String message) {
        return Optional.of(new Refusal(kind, message, message, null, null));
    }
}
