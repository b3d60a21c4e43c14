package dev.kuber.platform.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.fact.ApprovalRequested;
import dev.kuber.fact.Report;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HappeningsTest {

    private static final String NAKED = "TSLA is unprotected: no stop rests at the broker for 5 shares.";

    private final Commits commits = new Commits("e1", "owner");
    private List<Alarm> alarms = List.of();
    /** By key, as the table keeps them. */
    private final Map<String, Notice> told = new LinkedHashMap<>();

    /** Each commit by itself, as different workers may write them. */
    private void commit(StepCommit... all) {
        for (StepCommit commit : all) {
            var happenings = new Happenings(Happenings.concernsAlarms(commit) ? alarms : List.of());
            happenings.follow(commit);
            if (Happenings.concernsAlarms(commit)) {
                alarms = happenings.alarms();
            }
            happenings.notices().forEach(notice -> told.putIfAbsent(notice.key(), notice));
        }
    }

    private List<String> lines() {
        return told.values().stream()
                .map(notice -> notice.severity() + " " + notice.title() + ": " + notice.sentence())
                .toList();
    }

    @Test
    void aPositionWithoutItsStopIsAnAlarmAndItsProtectionTheAllClear() {
        commit(commits.trade("TSLA", null), commits.trade("TSLA", NAKED), commits.trade("TSLA", null));
        assertThat(lines())
                .containsExactly(
                        "ALARM TSLA needs your attention: " + NAKED, "INFO TSLA: all clear: TSLA is protected.");
        assertThat(told.values()).allSatisfy(notice -> {
            assertThat(notice.owner()).isEqualTo("owner");
            assertThat(notice.pipelineId()).isEqualTo("p1");
            assertThat(notice.executionId()).isEqualTo("e1");
            assertThat(notice.symbol()).isEqualTo("TSLA");
        });
        assertThat(alarms).isEmpty();
    }

    @Test
    void anAlarmThatGoesOnIsToldOnceWhateverItsNumbers() {
        for (int shares = 5; shares > 0; shares--) {
            commit(commits.trade("TSLA", NAKED.replace("5", shares + ",000.25")));
        }
        assertThat(lines()).hasSize(1);
        assertThat(alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.sentence()).contains("1,000.25"));
    }

    @Test
    void twoAlarmsThatTakeTurnsAreToldOnceEach() {
        for (int i = 0; i < 10; i++) {
            commit(commits.trade("TSLA", NAKED), commits.trade("TSLA", "Trading in TSLA is halted."));
        }
        assertThat(lines()).hasSize(2);
    }

    @Test
    void anAlarmThatComesBackAfterTheAllClearIsToldAgain() {
        for (int i = 0; i < 3; i++) {
            commit(commits.trade("TSLA", NAKED), commits.trade("TSLA", null));
        }
        assertThat(lines()).hasSize(6);
    }

    @Test
    void alarmsOfTwoSymbolsAreApart() {
        commit(commits.trade("TSLA", NAKED), commits.trade("AAPL", "AAPL is unprotected."));
        commit(commits.next(ExecutionStatus.NEEDS_ATTENTION, "AAPL is unprotected.", Commits.execution("TSLA", null)));
        assertThat(lines()).hasSize(3).last().isEqualTo("INFO TSLA: all clear: TSLA is protected.");
        assertThat(alarms).extracting(Alarm::symbol).containsExactly("AAPL");
    }

    @Test
    void anExecutionThatCannotGoOnIsAnAlarmOfItsOwn() {
        String reason = "The trade manager failed: no answer. The position stays protected.";
        commit(
                commits.next(ExecutionStatus.NEEDS_ATTENTION, reason),
                commits.next(ExecutionStatus.NEEDS_ATTENTION, reason),
                commits.next(ExecutionStatus.MONITORING, null),
                commits.next(ExecutionStatus.MONITORING, null));
        assertThat(lines())
                .containsExactly(
                        "ALARM An open position needs your attention: " + reason,
                        "INFO All clear: The execution goes on as planned.");
    }

    @Test
    void theEndOfAnExecutionEndsItsAlarms() {
        commit(
                commits.next(ExecutionStatus.NEEDS_ATTENTION, "No agent looks after it any more."),
                commits.next(ExecutionStatus.COMPLETED, "Sold by hand."));
        assertThat(lines()).last().isEqualTo("INFO All clear: The execution has ended: Sold by hand.");
        assertThat(alarms).isEmpty();
    }

    @Test
    void aTradeThatWaitsForConsentIsToldOnce() {
        var request = new ApprovalRequested(
                Symbol.of("TSLA"), Commits.plan("TSLA"), Commits.NOON, Commits.NOON.plusSeconds(900), "Buy 10 TSLA?");
        commit(
                commits.next(ExecutionStatus.RUNNING, null, request),
                commits.next(ExecutionStatus.RUNNING, null, request));
        assertThat(lines()).containsExactly("WARNING TSLA waits for your approval: Buy 10 TSLA?");
    }

    @Test
    void whatGoesWellIsNotTold() {
        commit(
                commits.next(ExecutionStatus.RUNNING, null),
                commits.trade("TSLA", null),
                commits.next(ExecutionStatus.COMPLETED, "Done.", new Report("Done", "All is well.", "Done.")));
        assertThat(told).isEmpty();
    }

    @Test
    void manyCommitsInOneTransactionTellTheSame() {
        var all = new ArrayList<StepCommit>();
        for (int i = 0; i < 3; i++) {
            all.add(commits.trade("TSLA", NAKED));
            all.add(commits.trade("TSLA", null));
        }
        var happenings = new Happenings(List.of());
        all.forEach(happenings::follow);
        commit(all.toArray(StepCommit[]::new));
        assertThat(happenings.notices()).containsExactlyElementsOf(told.values());
    }
}
