package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Fees of the regulators on trades in US stocks, as they hold from one day until the next entry's. They change several
 * times a year; see docs.alpaca.markets/docs/regulatory-fees.
 *
 * @param from first day on which they hold
 * @param secPerMillion dollars on each million dollars sold (Section 31 of the Securities Exchange Act)
 * @param tafPerShare dollars on each share sold (FINRA trading activity fee)
 * @param tafCap most that the trading activity fee takes of one trade
 * @param catPerShare dollars on each share bought or sold (consolidated audit trail)
 */
public record RegulatoryFees(
        LocalDate from, BigDecimal secPerMillion, BigDecimal tafPerShare, BigDecimal tafCap, BigDecimal catPerShare) {

    /** What a trade on this day costs, exact; nothing before the first entry. */
    static BigDecimal of(List<RegulatoryFees> dated, LocalDate day, Side side, Quantity quantity, Price price) {
        RegulatoryFees current = null;
        for (RegulatoryFees fees : dated) {
            boolean later = current == null || fees.from.isAfter(current.from);
            if (!fees.from.isAfter(day) && later) {
                current = fees;
            }
        }
        if (current == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal cat = current.catPerShare.multiply(quantity.value());
        if (side == Side.BUY) {
            return cat;
        }
        BigDecimal sec =
                current.secPerMillion.multiply(price.times(quantity).value()).movePointLeft(6);
        BigDecimal taf = current.tafPerShare.multiply(quantity.value()).min(current.tafCap);
        return cat.add(sec).add(taf);
    }
}
