package dev.kuber.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code ./kuber bench [NAME ...]}: runs the named scenarios, or all, and prints what they measured. */
public final class Benchmarks {

    /** Every scenario, in the order in which they run. A new one is one class and one line here. */
    private static final List<Scenario> SCENARIOS = List.of(
            new IndicatorCost(), //
            new ReadingsCost(),
            new ConditionScanSpeed(),
            new ResamplingSpeed(),
            BacktestSpeed.everyBar(),
            BacktestSpeed.onCondition(),
            new VirtualEngine(),
            new EngineThroughput(),
            new PaidEngine(),
            new WaitingTriggers(),
            new WaitingNews(),
            new ApiReads(),
            new PriceToOrder(),
            new ReconciliationSpeed());

    private Benchmarks() {}

    public static void main(String[] names) throws Exception {
        PrintStream out = System.out;
        if (names.length == 1 && names[0].equals("list")) {
            SCENARIOS.forEach(scenario -> out.printf("  %-20s %s%n", scenario.name(), scenario.description()));
            return;
        }
        List<Scenario> chosen = chosen(List.of(names));
        out.println(Machine.description());
        for (Scenario scenario : chosen) {
            out.printf("%n%s: %s%n", scenario.name(), scenario.description());
            String before = Machine.load();
            List<Measure> measures = scenario.run();
            measures.forEach(measure -> out.println(line(measure)));
            out.printf("  (%s before, %s after)%n", before, Machine.load());
        }
    }

    private static List<Scenario> chosen(List<String> names) {
        var chosen = new ArrayList<Scenario>();
        for (String name : names) {
            SCENARIOS.stream()
                    .filter(scenario -> scenario.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(chosen::add, () -> {
                        System.err.println("There is no benchmark '" + name + "'. Known: "
                                + String.join(
                                        ", ",
                                        SCENARIOS.stream().map(Scenario::name).toList()) + ".");
                        System.exit(2);
                    });
        }
        return names.isEmpty() ? SCENARIOS : chosen;
    }

    private static String line(Measure measure) {
        String format = measure.value() >= 1_000 ? "%,.0f" : "%.2f";
        String value = String.format(Locale.ROOT, format, measure.value());
        return String.format(
                        Locale.ROOT, "  %-44s %14s %-10s %s", measure.what(), value, measure.unit(), measure.note())
                .stripTrailing();
    }
}
