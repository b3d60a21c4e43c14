package dev.kuber.platform.analytics;

import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one fill does to an account.
 *
 * @param quantity added to the holding, negative for a sale
 * @param cash added to the cash, commission included, negative for a purchase
 */
public record AccountChange(Instant at, Symbol symbol, BigDecimal quantity, Money cash) {}
