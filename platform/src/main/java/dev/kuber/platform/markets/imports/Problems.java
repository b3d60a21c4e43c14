package dev.kuber.platform.markets.imports;

import dev.kuber.platform.markets.ImportProblem;
import dev.kuber.platform.markets.ParsedBars.Broken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found so far; only the first hundred are kept, all are counted. */
public final class Problems {

    private static final int KEPT = 100;

    private final List<ImportProblem> first = new ArrayList<>();
    private int count;

    public void add(int line, String message) {
        count++;
        if (first.size() < KEPT) {
            first.add(new ImportProblem(line, message));
        }
    }

    public boolean any() {
        return count > 0;
    }

    public Broken broken() {
        return new Broken(
                first.stream()
                        .sorted(Comparator.comparingInt(ImportProblem::line))
                        .toList(),
                count);
    }
}
