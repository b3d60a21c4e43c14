package dev.kuber.platform.pipelines;

import dev.kuber.platform.catalog.Catalog;
import java.util.Objects;
import java.util.Optional;

/** What may be saved over what. */
final class SaveRules {

    private SaveRules() {}

    /** Why this cannot become the next revision, in a sentence; empty if it can. */
    static Optional<String> refusal(Pipeline before, Pipeline.Save save, Catalog catalog) {
        if (before.revision() != save.revision()) {
            return Optional.of("The pipeline was changed meanwhile: revision " + before.revision()
                    + " is the newest, and revision " + save.revision() + " was edited. Load it again.");
        }
        if (before.status() == Pipeline.Status.ARCHIVED) {
            return Optional.of("The pipeline is archived: restore it before you change it.");
        }
        if (before.status() != Pipeline.Status.ACTIVE) {
            return Optional.empty();
        }
        Optional<Problem> error = Validation.of(save.definition(), catalog).stream()
                .filter(Problem::isError)
                .findFirst();
        if (error.isPresent()) {
            return Optional.of("The pipeline is active and could not go on: "
                    + error.get().message() + " Stop it first, or correct that.");
        }
        return otherMoney(before.definition(), save.definition())
                ? Optional.of("The pipeline is active: stop it before you change its trading mode or its"
                        + " broker connection.")
                : Optional.empty();
    }

    private static boolean otherMoney(Definition before, Definition after) {
        return before.settings().tradingMode() != after.settings().tradingMode()
                || !Objects.equals(
                        before.settings().brokerConnection(), after.settings().brokerConnection());
    }
}
