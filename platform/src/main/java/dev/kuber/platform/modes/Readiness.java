package dev.kuber.platform.modes;

import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.Problem;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What keeps a definition from running: what is wrong in it, and what is missing where it would trade. */
@Service
public class Readiness {

    private final Pipelines pipelines;
    private final Venues venues;

    Readiness(Pipelines pipelines, Venues venues) {
        this.pipelines = pipelines;
        this.venues = venues;
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
}
