package dev.kuber.platform.notifications;

import dev.kuber.agent.Fact;
import dev.kuber.fact.ApprovalRequested;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of some commits a user should be told, given the alarms that were on before. Pure; follows one batch.
 *
 * <p>An alarm that goes on is not told again, and neither is one whose sentence differs in its numbers only: between its
 * beginning and its end each kind of sentence is told once.
 */
final class Happenings {

    private final Map<Alarm.Key, Alarm> alarms =
            new TreeMap<>(java.util.Comparator.comparing(Alarm.Key::executionId).thenComparing(Alarm.Key::symbol));
    private final List<Notice> notices = new ArrayList<>();

    Happenings(List<Alarm> before) {
        before.forEach(alarm -> alarms.put(alarm.key(), alarm));
    }

    /** Whether a commit may begin or end an alarm, so that those that are on must be known. */
    static boolean concernsAlarms(StepCommit commit) {
        return commit.before().status() == ExecutionStatus.NEEDS_ATTENTION
                || commit.after().status() == ExecutionStatus.NEEDS_ATTENTION
                || commit.steps().stream()
                        .flatMap(step -> step.facts().stream())
                        .anyMatch(TradeExecution.class::isInstance);
    }

    /** The alarms that are on after it. */
    List<Alarm> alarms() {
        return List.copyOf(alarms.values());
    }

    List<Notice> notices() {
        return notices;
    }

    void follow(StepCommit commit) {
        Execution execution = commit.after();
        for (Step step : commit.steps()) {
            for (Fact fact : step.facts()) {
                if (fact instanceof TradeExecution trade) {
                    trade(execution, trade, step.sequence());
                } else if (fact instanceof ApprovalRequested request) {
                    approval(execution, request);
                }
            }
        }
        status(execution);
        if (execution.status().terminal()) {
            alarms.keySet().removeIf(key -> key.executionId().equals(execution.id()));
        }
    }

    private void trade(Execution execution, TradeExecution trade, int sequence) {
        String symbol = trade.symbol().value();
        if (trade.attention() != null) {
            begin(execution, symbol, sequence, symbol + " needs your attention", trade.attention());
        } else {
            end(execution, symbol, symbol + ": all clear", trade.sentence());
        }
    }

    private void approval(Execution execution, ApprovalRequested request) {
        String symbol = request.symbol().value();
        notices.add(new Notice(
                execution.owner(),
                "approval/" + execution.id() + "/" + symbol + "/" + request.at(),
                Severity.WARNING,
                symbol + " waits for your approval",
                request.sentence(),
                execution.pipelineId(),
                execution.id(),
                symbol));
    }

    /** The execution's own alarm, unless its reason is that of a symbol, which was told already. */
    private void status(Execution execution) {
        String reason = execution.reason();
        if (execution.status() != ExecutionStatus.NEEDS_ATTENTION || reason == null) {
            end(
                    execution,
                    "",
                    "All clear",
                    reason == null ? "The execution goes on as planned." : "The execution has ended: " + reason);
        } else if (alarms.values().stream()
                .noneMatch(alarm -> alarm.executionId().equals(execution.id())
                        && !alarm.symbol().isEmpty()
                        && alarm.sentence().equals(reason))) {
            begin(execution, "", execution.version(), "An open position needs your attention", reason);
        }
    }

    private void begin(Execution execution, String symbol, long now, String title, String sentence) {
        Alarm before = alarms.get(new Alarm.Key(execution.id(), symbol));
        long spell = before == null ? now : before.spell();
        var alarm = new Alarm(execution.id(), symbol, spell, sentence);
        alarms.put(alarm.key(), alarm);
        if (before == null || !before.sentence().equals(sentence)) {
            tell(execution, symbol, "alarm/" + spell + "/" + kind(sentence), Severity.ALARM, title, sentence);
        }
    }

    private void end(Execution execution, String symbol, String title, String sentence) {
        Alarm before = alarms.remove(new Alarm.Key(execution.id(), symbol));
        if (before != null) {
            tell(execution, symbol, "clear/" + before.spell(), Severity.INFO, title, sentence);
        }
    }

    private void tell(
            Execution execution, String symbol, String what, Severity severity, String title, String sentence) {
        @Nullable String named = symbol.isEmpty() ? null : symbol;
        notices.add(new Notice(
                execution.owner(),
                execution.id() + "/" + symbol + "/" + what,
                severity,
                title,
                sentence,
                execution.pipelineId(),
                execution.id(),
                named));
    }

    /** The same for sentences that differ in their numbers only. */
    private static UUID kind(String sentence) {
        return UUID.nameUUIDFromBytes(
                sentence.replaceAll("[0-9]+([.,:][0-9]+)*", "#").getBytes(StandardCharsets.UTF_8));
    }
}
