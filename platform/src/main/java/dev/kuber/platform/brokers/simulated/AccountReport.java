package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Money;

/**
 * An account in the terms of Alpaca's account object.
 *
 * @param cash settled and unsettled; what a short sale brought is in it
 * @param settled part of the cash that is settled
 * @param equity cash plus long minus short market value
 * @param shortValue market value of short holdings, positive
 * @param buyingPower what new entries may cost, open orders taken off
 * @param regtBuyingPower the same under Regulation T: at most twice the free equity
 * @param nonMarginable what may be spent on what cannot be bought on margin
 * @param initialMargin 50 % of everything held, Regulation T (12 CFR 220.12)
 * @param maintenanceMargin equity below which the account must be brought back
 * @param multiplier 1, 2 or 4 times the equity may be held
 */
public record AccountReport(
        Money cash,
        Money settled,
        Money equity,
        Money longValue,
        Money shortValue,
        Money buyingPower,
        Money regtBuyingPower,
        Money nonMarginable,
        Money initialMargin,
        Money maintenanceMargin,
        int multiplier) {

    /** Sold, but not yet settled. */
    public Money unsettled() {
        return cash.minus(settled);
    }
}
