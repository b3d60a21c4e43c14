package dev.kuber.platform.engine;

import dev.kuber.platform.ledger.Charge;
import java.util.ArrayList;
import java.util.List;

/**
 * What is paid for with a commit.
 *
 * @param settled keys of the runs whose reservations end with it
 */
public record Bill(List<Charge> charges, List<String> settled) {

    public static final Bill NONE = new Bill(List.of(), List.of());

    public Bill {
        charges = List.copyOf(charges);
        settled = List.copyOf(settled);
    }

    public boolean isEmpty() {
        return charges.isEmpty() && settled.isEmpty();
    }

    /** All of these together. */
    public static Bill of(List<StepCommit> commits) {
        List<Charge> charges = new ArrayList<>(0);
        List<String> settled = new ArrayList<>(0);
        for (StepCommit commit : commits) {
            charges.addAll(commit.bill().charges());
            settled.addAll(commit.bill().settled());
        }
        return charges.isEmpty() && settled.isEmpty() ? NONE : new Bill(charges, settled);
    }
}
