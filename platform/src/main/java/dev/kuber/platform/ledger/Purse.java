package dev.kuber.platform.ledger;

import dev.kuber.port.Budget;
import dev.kuber.trade.Money;
import java.time.LocalDate;

/**
 * What one run of a step may spend. Its reservation grows with what is covered, whoever else spends from the same budget
 * at the same time, and is released when the step is saved. May be used by several threads.
 */
public interface Purse {

    Payer payer();

    /** Names the run: the same after a crash. */
    String key();

    /** Names the first try of the run: the same after a crash, and for each try after a failure. */
    String firstKey();

    /** The trading day that a charge made now counts for. */
    LocalDate day();

    /**
     * Reserves this much for a call. Ask before each, with the most that it can cost; what is refused must not be bought.
     *
     * @param call names it within the run, the same after a crash: asked again it is reserved once
     * @param worstCase zero or more
     * @throws dev.kuber.port.LanguageModel.Unavailable if what is left is only reserved by others, so that trying again
     *     may help
     */
    Budget.Allowance cover(String call, Money worstCase);

    /**
     * Gives back what was covered for a call that is now charged, or was never made; joins the caller's Spring
     * transaction, so that nothing counts twice. What is not given back is released with the step.
     */
    void uncover(String call);
}
