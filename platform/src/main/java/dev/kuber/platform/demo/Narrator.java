package dev.kuber.platform.demo;

import dev.kuber.agent.Explained;
import dev.kuber.agent.Fact;
import dev.kuber.fact.Report;
import dev.kuber.fact.TradeExecution;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.platform.backtests.BacktestProgress;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what the agents decide, as they do. The steps of a run are held back until it trades; runs that do not trade are
 * counted by their reasons.
 */
final class Narrator implements BacktestProgress {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int WIDTH = 128;
    private static final int REASONS_SHOWN = 3;

    private final PrintStream out;
    private final Map<String, String> names;
    private final int nameWidth;
    private final Map<String, List<Line>> held = new HashMap<>();
    private final Map<String, Quiet> quiet = new LinkedHashMap<>();

    /** @param names of the agents, by node */
    Narrator(PrintStream out, Map<String, String> names) {
        this.out = out;
        this.names = names;
        this.nameWidth = names.values().stream().mapToInt(String::length).max().orElse(0);
    }

    private record Line(Instant at, String who, String what) {}

    /** Runs that ended for the same reason but for its numbers. */
    private static final class Quiet {
        private final String example;
        private int count;

        Quiet(String example) {
            this.example = example;
        }

        int count() {
            return count;
        }
    }

    @Override
    public void committed(StepCommit commit) {
        String id = commit.after().id();
        for (Step step : commit.steps()) {
            if (step.sequence() == 1) {
                held.put(id, new ArrayList<>());
            }
            List<Line> waiting = held.get(id);
            if (waiting == null) {
                lines(step).forEach(this::print);
            } else {
                waiting.addAll(lines(step));
                if (step.facts().stream().anyMatch(TradeExecution.class::isInstance)) {
                    summarise();
                    waiting.forEach(this::print);
                    held.remove(id);
                }
            }
        }
        if (commit.after().status().terminal()) {
            ended(commit.after());
        }
    }

    private void ended(Execution execution) {
        if (held.remove(execution.id()) == null) {
            out.println();
            return;
        }
        String reason = execution.reason() == null ? "Nothing to do." : execution.reason();
        String kind = reason.replaceAll("[-+]?[$]?\\d[\\d.,:%TZ-]*", "#");
        quiet.computeIfAbsent(kind, _ -> new Quiet(reason)).count++;
    }

    /** Says how many runs did not trade since the last one that did, and why. */
    private void summarise() {
        int runs = quiet.values().stream().mapToInt(Quiet::count).sum();
        if (runs == 0) {
            return;
        }
        out.println("             " + (runs == 1 ? "1 run" : runs + " runs") + " without a trade:");
        List<Quiet> most = quiet.values().stream()
                .sorted(Comparator.comparingInt(Quiet::count).reversed())
                .toList();
        for (Quiet it : most.subList(0, Math.min(REASONS_SHOWN, most.size()))) {
            wrapped(String.format(Locale.ROOT, "%13s%4d x ", "", it.count()), it.example);
        }
        if (most.size() > REASONS_SHOWN) {
            int rest = most.stream().skip(REASONS_SHOWN).mapToInt(Quiet::count).sum();
            out.println(String.format(Locale.ROOT, "%13s%4d x other reasons", "", rest));
        }
        out.println();
        quiet.clear();
    }

    /** Says what is left to say. */
    void end() {
        summarise();
    }

    private List<Line> lines(Step step) {
        var lines = new ArrayList<Line>();
        String who = step.node() == null ? "" : names.getOrDefault(step.node(), "");
        for (Fact fact : step.facts()) {
            String what = words(fact);
            if (what != null && !who.isEmpty()) {
                lines.add(new Line(step.finishedAt(), who, what));
            }
        }
        String reason = step.reason();
        if (reason != null && !who.isEmpty()) {
            String verb = step.kind() == Step.Kind.STOP
                    ? "Stops: "
                    : step.kind() == Step.Kind.RETRY ? "Tries again: " : "Failed: ";
            lines.add(new Line(step.finishedAt(), who, verb + reason));
        }
        return lines;
    }

    private static @Nullable String words(Fact fact) {
        return switch (fact) {
            case TriggerArmed _ -> null;
            case Report report -> report.title() + ".";
            case TradeExecution trade
            when trade.attention() != null -> trade.sentence() + " ATTENTION: " + trade.attention();
            case Explained explained -> explained.sentence();
            default -> null;
        };
    }

    private void print(Line line) {
        wrapped(
                TIME.format(line.at()) + " "
                        + String.format(Locale.ROOT, "%-" + Math.max(1, nameWidth) + "s  ", line.who()),
                line.what());
    }

    /** Prints a text behind its beginning, broken between words, further lines indented. */
    private void wrapped(String beginning, String text) {
        var line = new StringBuilder(beginning);
        boolean first = true;
        for (String word : text.split(" ")) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(" ".repeat(beginning.length()));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        out.println(line);
    }
}
