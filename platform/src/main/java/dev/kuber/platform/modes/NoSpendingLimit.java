package dev.kuber.platform.modes;

import dev.kuber.port.Budget;
import dev.kuber.trade.Money;

/** The budget of an installation that charges nothing yet: it grants everything and says that no limit is set. */
public final class NoSpendingLimit implements Budget {

    @Override
    public Allowance ask(Money amount) {
        return new Allowance(true, "No spending limit is set; nothing is charged.");
    }
}
