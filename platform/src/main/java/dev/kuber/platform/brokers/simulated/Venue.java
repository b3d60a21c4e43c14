package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.time.Instant;

/** Where the orders of one account are matched: the rules, the hours, what the account has, and who is told. */
record Venue(ExchangeRules rules, Sessions sessions, Portfolio portfolio, Events events) {

    /** Books one execution of an order. */
    Fill book(Order order, Quantity quantity, Price price, Instant at) {
        Symbol symbol = order.state().symbol();
        Side side = order.state().side();
        Money cost = rules.commissionPerShare().times(quantity.value());
        boolean stock = !Sessions.pair(symbol);
        if (stock && !rules.fees().isEmpty()) {
            var day = sessions.calendar().dayOf(at);
            cost = cost.plus(portfolio.charge(day, RegulatoryFees.of(rules.fees(), day, side, quantity, price)));
        }
        var fill = new Fill(order.state().clientId(), symbol, side, quantity, price, cost, at);
        portfolio.apply(fill);
        if (stock && rules.settlement() && side == Side.SELL) {
            portfolio.settleLater(fill.cash(), sessions.calendar().next(at).opens());
        }
        order.fill(fill);
        return fill;
    }
}
