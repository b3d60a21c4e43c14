package dev.kuber.platform.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.estimates.Workers.Chain;
import dev.kuber.platform.estimates.Workers.Load;
import dev.kuber.platform.estimates.Workers.Loads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What estimates are worth, over many runs of the real engine, ledger and tables. */
class EstimateAccuracyTest {

    private static final int RUNS = 100;

    /** One run, as it was estimated and as it was paid. */
    private record Compared(
            String pipeline,
            int known,
            Confidence confidence,
            double low,
            double expected,
            double high,
            double actual) {

        double error() {
            return Math.abs(actual - expected) / expected;
        }

        /** The other way to look at it. */
        double errorOfActual() {
            return Math.abs(actual - expected) / actual;
        }

        boolean within() {
            return actual >= low && actual <= high;
        }
    }

    private static double noise(Random random, double sigma) {
        return Math.exp(sigma * random.nextGaussian());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** Deterministic analysts, which take milliseconds. */
    private static Loads rules(Random random) {
        return _ -> Load.of(seconds(0.004 * noise(random, 0.15)));
    }

    /** A language model: seconds, tokens, some of them cached; now and then something is repaired, or a step tried longer. */
    private static Loads model(Random random, int symbols, double holds) {
        return type -> {
            double more = random.nextDouble() < 0.07 ? 1.8 : 1;
            long input = Math.round(3400 * symbols * more * noise(random, 0.12));
            long cached = Math.round(1200 * symbols * noise(random, 0.1));
            long output = Math.round(550 * symbols * more * noise(random, 0.2));
            boolean goesOn = !type.equals("test_strategy") || random.nextDouble() >= holds;
            return new Load(seconds(14 * more * noise(random, 0.25)), input, cached, output, goesOn);
        };
    }

    /** A day's load rises and falls by the hour. */
    private static Loads tidal(Random random) {
        var runs = new int[1];
        return _ -> {
            double tide = 1 + 0.12 * Math.sin(runs[0]++ / 3.0 / 24 * 2 * Math.PI);
            return Load.of(seconds(95 * tide * noise(random, 0.1)));
        };
    }

    private static Loads erratic(Random random) {
        return _ -> Load.of(seconds(30 * noise(random, 1.3)));
    }

    @Test
    void overFiveHundredRunsTheyAreWithinFifteenPercentAndTheirConfidenceTellsTheTruth() throws Exception {
        try (var work = new EstimatedWork()) {
            run(work, Chain.of("rules", 3, "rules"), rules(new Random(1)));
            run(work, Chain.of("model", 1, EstimatedWork.MODEL), model(new Random(2), 1, 0));
            Random random = new Random(3);
            Chain many = Chain.of("branches", 10, EstimatedWork.MODEL);
            for (int i = 0; i < RUNS; i++) {
                // From the middle on it trades fewer symbols.
                int symbols = i < RUNS / 2 ? 10 : 4;
                work.run(many.with(symbols).plan(work, i < RUNS / 2 ? 1 : 2, model(random, symbols, 0.3)));
            }
            run(work, Chain.of("tidal", 2, "rules"), tidal(new Random(4)));
            run(work, Chain.of("erratic", 1, "rules"), erratic(new Random(5)));

            List<Compared> all = compared(work);
            assertThat(all).hasSize(5 * RUNS);
            report(all);
            List<Compared> informed =
                    all.stream().filter(each -> each.known() >= Trust.ENOUGH).toList();
            assertThat(informed).hasSizeGreaterThan(350);
            assertThat(median(informed)).isLessThan(0.15);
            assertThat(History.median(
                            informed.stream().map(Compared::errorOfActual).toList()))
                    .isLessThan(0.15);

            List<Compared> high = all.stream()
                    .filter(each -> each.confidence() == Confidence.HIGH)
                    .toList();
            assertThat(high).hasSizeGreaterThan(200);
            assertThat(share(high, Compared::within)).isGreaterThan(0.75);
            assertThat(share(high, each -> each.error() <= 0.15)).isGreaterThan(0.5);
            assertThat(high).noneMatch(each -> each.pipeline().equals("erratic"));
            assertThat(high).noneMatch(each -> each.known() < Trust.ENOUGH);
            List<Compared> doubtful = informed.stream()
                    .filter(each -> each.confidence() != Confidence.HIGH)
                    .toList();
            assertThat(median(doubtful)).isGreaterThan(median(high));
        }
    }

    private static void run(EstimatedWork work, Chain chain, Loads loads) throws InterruptedException {
        for (int i = 0; i < RUNS; i++) {
            work.run(chain.plan(work, 1, loads));
        }
    }

    private static List<Compared> compared(EstimatedWork work) {
        return work.jdbc
                .sql("select * from execution_estimate where whole order by ended_at")
                .query((row, _) -> new Compared(
                        row.getString("pipeline_id"),
                        row.getInt("runs_known"),
                        Words.confidence(row.getString("confidence")),
                        row.getDouble("low"),
                        row.getDouble("expected"),
                        row.getDouble("high"),
                        row.getDouble("actual")))
                .list();
    }

    private static double median(List<Compared> runs) {
        return History.median(runs.stream().map(Compared::error).toList());
    }

    private static double share(List<Compared> runs, Predicate<Compared> which) {
        return (double) runs.stream().filter(which).count() / runs.size();
    }

    private static void report(List<Compared> all) {
        for (String pipeline : List.of("rules", "model", "branches", "tidal", "erratic", "")) {
            List<Compared> known = all.stream()
                    .filter(each -> each.pipeline().contains(pipeline) && each.known() >= Trust.ENOUGH)
                    .toList();
            var high = new ArrayList<>(known);
            high.removeIf(each -> each.confidence() != Confidence.HIGH);
            System.out.printf(
                    "%-9s after 20 runs: median error %5.1f %%, within 15 %%: %3.0f %%, in range %3.0f %%; high: %d,"
                            + " of them in range %3.0f %%%n",
                    pipeline.isEmpty() ? "all" : pipeline,
                    100 * median(known),
                    100 * share(known, each -> each.error() <= 0.15),
                    100 * share(known, Compared::within),
                    high.size(),
                    high.isEmpty() ? 0 : 100 * share(high, Compared::within));
        }
    }
}
