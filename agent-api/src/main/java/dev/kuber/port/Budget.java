package dev.kuber.port;

import dev.kuber.trade.Money;

/** The money this pipeline may still spend on agents, models and calls; not the money it trades with. */
public interface Budget {

    /** Asks whether this much may be spent now. */
    Allowance ask(Money amount);

    /**
     * The answer.
     *
     * @param sentence why, with the numbers
     */
    record Allowance(boolean granted, String sentence) {}
}
