package dev.kuber.trade;

/**
 * State of a trading account at its broker.
 *
 * @param cash settled and unsettled cash
 * @param equity cash plus the market value of all holdings
 * @param buyingPower what new entries may cost, open orders already taken off
 */
public record Account(Money cash, Money equity, Money buyingPower) {}
