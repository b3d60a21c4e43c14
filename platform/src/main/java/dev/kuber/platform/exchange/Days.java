package dev.kuber.platform.exchange;

import dev.kuber.platform.exchange.PositionJson.Today;
import dev.kuber.port.TradingCalendar;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Trading days: what a symbol closed at yesterday and what was opened today. */
final class Days {

    private static final int LOOK_BACK = 10;

    private final Market market;

    Days(Market market) {
        this.market = market;
    }

    /** The first instant of the trading day. */
    Instant begin(Symbol symbol) {
        TradingCalendar calendar = Venues.calendar(symbol);
        return calendar.dayOf(market.now()).atStartOfDay(calendar.zone()).toInstant();
    }

    /** Close of the last session before today; the average price where there are no earlier bars. */
    BigDecimal lastClose(Holding holding) {
        Symbol symbol = holding.symbol();
        TradingCalendar calendar = Venues.calendar(symbol);
        LocalDate today = calendar.dayOf(market.now());
        for (int back = 1; back <= LOOK_BACK; back++) {
            Optional<Session> session = calendar.session(today.minusDays(back));
            if (session.isPresent()) {
                Bars bars =
                        market.bars(symbol, session.get().opens(), session.get().closes());
                if (!bars.isEmpty()) {
                    return BigDecimal.valueOf(bars.last().close());
                }
            }
        }
        return holding.averagePrice().value();
    }

    Today openedToday(TradingAccount account, Holding holding) {
        Instant begin = begin(holding.symbol());
        boolean isLong = holding.side() == Side.BUY;
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (Activity fill : account.fills()) {
            boolean opens = fill.side().equals(isLong ? "buy" : "sell");
            if (opens
                    && fill.symbol().equals(holding.symbol().value())
                    && !fill.transactionTime().isBefore(begin)) {
                quantity = quantity.add(new BigDecimal(fill.qty()));
                cost = cost.add(new BigDecimal(fill.qty()).multiply(new BigDecimal(fill.price())));
            }
        }
        BigDecimal held = holding.quantity().value();
        if (quantity.compareTo(held) > 0) {
            cost = cost.multiply(held).divide(quantity, 10, RoundingMode.HALF_EVEN);
            quantity = held;
        }
        return isLong ? new Today(quantity, cost) : new Today(quantity.negate(), cost.negate());
    }
}
