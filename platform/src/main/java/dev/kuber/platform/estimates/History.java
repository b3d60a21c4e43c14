package dev.kuber.platform.estimates;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the past when an estimate is made. Each list is newest first.
 *
 * @param runs of this pipeline that went their whole way
 * @param own what agents have taken in all runs of this user in which they ran
 * @param everyone the same of everybody's runs on this installation
 * @param compared estimates of this pipeline and what came of them
 */
record History(
        List<PastRun> runs,
        Map<Work.Agent, List<Work>> own,
        Map<Work.Agent, List<Work>> everyone,
        List<Comparison> compared) {

    static final History NONE = new History(List.of(), Map.of(), Map.of(), List.of());

    /** So many are needed before they count for more than what an agent says of itself. */
    static final int ENOUGH = 3;

    /** The same of other people's runs: a single stranger's are not worth more than what the agent says. */
    static final int ENOUGH_OF_OTHERS = 5;

    History {
        runs = List.copyOf(runs);
        compared = List.copyOf(compared);
    }

    /**
     * A run that went its whole way.
     *
     * @param nodes what each paid node took, those that did not run included
     */
    record PastRun(Instant at, Map<String, Work> nodes) {

        boolean has(PaidNode node) {
            Work work = nodes.get(node.id());
            return work != null && work.agent().equals(Work.Agent.of(node));
        }

        Work of(PaidNode node) {
            return Objects.requireNonNull(nodes.get(node.id()));
        }
    }

    /**
     * An estimate and what came of it.
     *
     * @param runsKnown from how many of this user's runs it was made
     */
    record Comparison(int runsKnown, double low, double expected, double high, double actual) {

        boolean within() {
            double least = Amounts.LEAST.doubleValue();
            return actual > low - least && actual < high + least;
        }

        /** Of the estimate, whichever way. */
        double errorPercent() {
            double off = Math.abs(actual - expected);
            return expected == 0 || off < Amounts.LEAST.doubleValue() ? 0 : off / expected * 100;
        }
    }

    /**
     * Past runs from which these nodes can be learned together, so that branches that were not taken and what goes with
     * them stay together.
     *
     * @param nodes those of the pipeline that also were in its last run
     * @param exact whether they ran for as many symbols as now
     */
    record Together(List<PastRun> runs, List<PaidNode> nodes, boolean exact) {}

    Together together(List<PaidNode> paid) {
        if (runs.isEmpty()) {
            return new Together(List.of(), List.of(), false);
        }
        List<PaidNode> nodes = paid.stream().filter(runs.getFirst()::has).toList();
        List<PastRun> alike =
                runs.stream().filter(run -> nodes.stream().allMatch(run::has)).toList();
        List<PastRun> exact = alike.stream()
                .filter(run -> nodes.stream().allMatch(node -> run.of(node).symbols() == node.symbols()))
                .toList();
        boolean same = exact.size() >= ENOUGH;
        List<PastRun> chosen = same ? exact : alike;
        return chosen.size() >= ENOUGH && !nodes.isEmpty()
                ? new Together(chosen, nodes, same)
                : new Together(List.of(), List.of(), false);
    }

    /**
     * From what a node's figures are taken.
     *
     * @param works empty where nobody knows
     * @param mine whether they are this user's own
     */
    record Learned(List<Work> works, boolean mine) {}

    /** For a node whose pipeline has not run often enough. */
    Learned learned(PaidNode node) {
        Work.Agent agent = Work.Agent.of(node);
        List<Work> mine = own.getOrDefault(agent, List.of());
        List<Work> exact =
                mine.stream().filter(work -> work.symbols() == node.symbols()).toList();
        if (mine.size() >= ENOUGH) {
            return new Learned(exact.size() >= ENOUGH ? exact : mine, true);
        }
        List<Work> all = everyone.getOrDefault(agent, List.of());
        return new Learned(all.size() >= ENOUGH_OF_OTHERS ? all : List.of(), false);
    }

    static double median(List<Double> values) {
        return Spread.of(values).expected();
    }

    /** Null without comparisons. */
    static @Nullable Double medianError(List<Comparison> compared) {
        return compared.isEmpty()
                ? null
                : median(compared.stream().map(Comparison::errorPercent).toList());
    }
}
