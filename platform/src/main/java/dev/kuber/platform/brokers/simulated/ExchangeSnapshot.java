package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The whole state of a simulated account; an {@link Exchange} made from it goes on as if it had never stopped.
 *
 * @param holdings by symbol, ascending
 * @param groups orders, in the order of their submission
 * @param processed up to which bar each symbol was matched, by symbol, ascending
 */
public record ExchangeSnapshot(
        Money cash, List<Lot> holdings, List<OrderSnapshot.Group> groups, List<Processed> processed) {

    public ExchangeSnapshot {
        holdings = List.copyOf(holdings);
        groups = List.copyOf(groups);
        processed = List.copyOf(processed);
    }

    /** An account in which nothing has happened. */
    public static ExchangeSnapshot opened(Money initialBalance) {
        return new ExchangeSnapshot(initialBalance, List.of(), List.of(), List.of());
    }

    /**
     * What is held of a symbol.
     *
     * @param quantity signed: negative for a short holding
     * @param cost what it was opened for, signed like the quantity
     */
    public record Lot(Symbol symbol, BigDecimal quantity, BigDecimal cost) {}

    /** The close of the last bar of a symbol that was matched. */
    public record Processed(Symbol symbol, Instant closes) {}
}
