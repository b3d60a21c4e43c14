package dev.kuber.platform.backtests;

import dev.kuber.platform.ledger.Payer;
import dev.kuber.platform.ledger.Purse;
import dev.kuber.port.Budget;
import dev.kuber.trade.Money;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A purse of a run within a backtest: what its user's budgets allow, and no more than was allowed for the backtest. */
final class CappedPurse implements Purse {

    private final Purse purse;
    private final Cap cap;

    CappedPurse(Purse purse, Cap cap) {
        this.purse = purse;
        this.cap = cap;
    }

    @Override
    public Payer payer() {
        return purse.payer();
    }

    @Override
    public String key() {
        return purse.key();
    }

    @Override
    public String firstKey() {
        return purse.firstKey();
    }

    @Override
    public LocalDate day() {
        return purse.day();
    }

    @Override
    public Budget.Allowance cover(String call, Money worstCase) {
        Budget.Allowance allowed = cap.cover(key() + "/" + call, worstCase);
        if (!allowed.granted()) {
            return allowed;
        }
        boolean covered = false;
        try {
            Budget.Allowance allowance = purse.cover(call, worstCase);
            covered = allowance.granted();
            return allowance;
        } finally {
            if (!covered) {
                cap.uncover(key() + "/" + call);
            }
        }
    }

    /** Once it is committed what the call has cost: before, nobody sees that. */
    @Override
    public void uncover(String call) {
        purse.uncover(call);
        String name = key() + "/" + call;
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            cap.uncover(name);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                cap.uncover(name);
            }
        });
    }

    /** What may be spent altogether. */
    static final class Cap {
        private final Money most;
        private final Supplier<Money> spent;
        private final Map<String, Money> covered = new HashMap<>();

        /** @param spent what is in the ledger already */
        Cap(Money most, Supplier<Money> spent) {
            this.most = most;
            this.spent = spent;
        }

        synchronized Budget.Allowance cover(String name, Money worstCase) {
            Money before = spent.get();
            Money promised = covered.values().stream().reduce(Money.ZERO, Money::plus);
            if (before.plus(promised).plus(worstCase).compareTo(most) > 0) {
                return new Budget.Allowance(
                        false,
                        "The " + dollars(most) + " that you allowed are used up: " + dollars(before)
                                + " is spent, and the next answer may cost " + dollars(worstCase) + ".");
            }
            covered.put(name, worstCase);
            return new Budget.Allowance(true, "There is enough.");
        }

        synchronized void uncover(String name) {
            covered.remove(name);
        }
    }

    /** In cents, or as small as it is. */
    static String dollars(Money amount) {
        Money cents = amount.toCents(RoundingMode.HALF_UP);
        return "$"
                + (cents.value().compareTo(amount.value()) == 0
                        ? cents.value().toPlainString()
                        : amount.value().setScale(4, RoundingMode.CEILING).toPlainString());
    }
}
