package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a simulated account; an {@link Exchange} made from it goes on as if it had never stopped.
 *
 * @param holdings by symbol, ascending
 * @param groups orders, in the order of their submission
 * @param processed up to which bar each symbol was matched, by symbol, ascending
 * @param sequence number of the last change that was told
 * @param unsettled sales whose proceeds are in the cash and cannot be spent yet, where that matters
 * @param halted symbols in which trading is halted, ascending
 * @param charges regulatory fees of the day, where there are any
 */
public record ExchangeSnapshot(
        Money cash,
        List<Lot> holdings,
        List<OrderSnapshot.Group> groups,
        List<Processed> processed,
        long sequence,
        List<Unsettled> unsettled,
        List<Symbol> halted,
        @Nullable Charges charges) {

    public ExchangeSnapshot {
        holdings = List.copyOf(holdings);
        groups = List.copyOf(groups);
        processed = List.copyOf(processed);
        unsettled = List.copyOf(unsettled);
        halted = List.copyOf(halted);
    }

    /** An account in which nothing has happened. */
    public static ExchangeSnapshot opened(Money initialBalance) {
        return holding(initialBalance, List.of());
    }

    /** An account that holds something and has no orders. */
    static ExchangeSnapshot holding(Money cash, List<Lot> holdings) {
        return new ExchangeSnapshot(cash, holdings, List.of(), List.of(), 0, List.of(), List.of(), null);
    }

    /** The same account with other orders. */
    ExchangeSnapshot withGroups(List<OrderSnapshot.Group> other) {
        return new ExchangeSnapshot(cash, holdings, other, processed, sequence, unsettled, halted, charges);
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

    /** Proceeds of a sale and when they settle. */
    public record Unsettled(Money amount, Instant settles) {}

    /**
     * Regulatory fees of one day.
     *
     * @param exact their sum before rounding
     * @param charged what was taken from the cash for them, in whole cents
     */
    public record Charges(LocalDate day, BigDecimal exact, Money charged) {}
}
