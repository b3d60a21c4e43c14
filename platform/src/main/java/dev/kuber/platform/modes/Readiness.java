package dev.kuber.platform.modes;

import dev.kuber.platform.estimates.BudgetLine;
import dev.kuber.platform.estimates.Estimates;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.Problem;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What keeps a definition from running: what is wrong in it, and what is missing where it would trade. */
@Service
public class Readiness {

    private final Pipelines pipelines;
    private final Venues venues;
    private final Estimates estimates;

    Readiness(Pipelines pipelines, Venues venues, Estimates estimates) {
        this.pipelines = pipelines;
        this.venues = venues;
        this.estimates = estimates;
    }

    /** All problems, errors first. A field is found wrong once: by itself or, if it is right there, at its venue. */
    public List<Problem> problems(String owner, Definition definition) {
        List<Problem> within = pipelines.problems(definition);
        Stream<Problem> missing = venues.problems(owner, definition.settings()).stream()
                .filter(problem -> within.stream()
                        .noneMatch(known -> known.isError() && Objects.equals(known.field(), problem.field())));
        return Stream.concat(missing, within.stream())
                .sorted((a, b) -> a.severity().compareTo(b.severity()))
                .toList();
    }

    /**
     * All problems, and the limits that would be nearly or more than spent if it ran as it is expected to.
     *
     * @param pipelineId null for one that is not saved yet
     */
    public List<Problem> withBudget(String owner, @Nullable String pipelineId, Definition definition) {
        Stream<Problem> tight = estimates.outlook(UUID.fromString(owner), pipelineId, definition).stream()
                .filter(line -> line.level() != BudgetLine.Level.OK)
                .map(line -> Problem.warning(null, null, line.sentence()));
        return Stream.concat(problems(owner, definition).stream(), tight).toList();
    }
}
