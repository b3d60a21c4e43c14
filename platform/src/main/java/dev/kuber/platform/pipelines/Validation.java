package dev.kuber.platform.pipelines;

import dev.kuber.platform.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds everything that keeps a pipeline from doing what was meant, as sentences a trader understands. */
public final class Validation {

    /** Looked at one after the other; a new rule is a new line. */
    private static final List<Function<Subject, List<Problem>>> RULES = List.of(
            NodeRules::ids,
            NodeRules::agents,
            NodeRules::configurations,
            NodeRules::sessions,
            GraphRules::ends,
            GraphRules::circles,
            GraphRules::triggers,
            GraphRules::reach,
            GraphRules::needs,
            GraphRules::risk,
            SettingsRules::symbols,
            SettingsRules::timeframe,
            SettingsRules::broker,
            ScheduleRules::window,
            ScheduleRules::end,
            ScheduleRules::exchange,
            ScheduleRules::interval);

    private Validation() {}

    /** All problems, errors first; a pipeline without errors can be planned. */
    public static List<Problem> of(Definition definition, Catalog catalog) {
        var subject = Subject.of(definition, catalog);
        var problems = new ArrayList<Problem>();
        RULES.forEach(rule -> problems.addAll(rule.apply(subject)));
        problems.sort((a, b) -> a.severity().compareTo(b.severity()));
        return List.copyOf(problems);
    }

    /** Whether it can be planned and started. */
    public static boolean accepts(List<Problem> problems) {
        return problems.stream().noneMatch(Problem::isError);
    }
}
