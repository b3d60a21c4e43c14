package dev.kuber.platform.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.positions.Trade;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Money;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Windows and daily limits on virtual time: the agents, the engine and the rules that also trade live. */
class ScheduledBacktestTest {

    private static final Bars BARS = Trials.walk(7 * 24 * 60, 11);

    private static final String EVERY_DAY =
            "\"days\":[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"]";

    private static final String NIGHT =
            "\"schedule\":{\"start_time\":\"18:00\",\"end_time\":\"02:00\",\"zone\":\"UTC\"," + EVERY_DAY
                    + ",\"flatten_at_end\":%s}";

    private static Definition swings(String settings) {
        return Trials.definition("""
                {"nodes":[{"id":"clock","agent_type":"time_trigger","config":{"interval":"PT5M"}},
                          {"id":"swing","agent_type":"test_swing"},
                          {"id":"trade","agent_type":"trade_manager"}],
                 "edges":[{"from":"clock","to":"swing"},{"from":"swing","to":"trade"}],
                 "settings":{"symbols":["TEST"],"timeframe":"1m","calendar":"always","run_mode":"run_continuous",%s}}
                """.formatted(settings));
    }

    private static BacktestSetup setup(String settings) {
        return Trials.setup(swings(settings), BARS, ExchangeRules.standard(5));
    }

    private static List<Trade> trades(String settings) {
        BacktestResult result = new BacktestRun(setup(settings), BacktestProgress.NONE).run();
        assertThat(result.failures()).as(result.firstFailure()).isZero();
        return result.trades();
    }

    private static LocalTime clock(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalTime();
    }

    private static boolean inTheNight(Instant at) {
        return !clock(at).isBefore(LocalTime.of(18, 0)) || clock(at).isBefore(LocalTime.of(2, 0));
    }

    @Test
    void aWindowAcrossMidnightIsNotOverAtMidnightAndFlattensAtItsEnd() {
        List<Trade> trades = trades(NIGHT.formatted("true"));
        assertThat(trades).hasSizeGreaterThan(20).allSatisfy(trade -> {
            Position.Closed closed = trade.position();
            assertThat(inTheNight(closed.opened())).as(closed.toString()).isTrue();
            assertThat(Duration.between(closed.opened(), closed.closed())).isLessThan(Duration.ofHours(9));
            if (closed.reason() == ExitReason.SCHEDULE) {
                assertThat(clock(closed.closed())).isBetween(LocalTime.of(2, 0), LocalTime.of(2, 15));
            } else {
                assertThat(inTheNight(closed.closed())).as(closed.toString()).isTrue();
            }
        });
        assertThat(trades).anyMatch(trade -> trade.position().reason() == ExitReason.SCHEDULE);
        assertThat(trades)
                .as("held over midnight, and not closed at it")
                .anyMatch(trade -> clock(trade.position().opened()).isAfter(LocalTime.of(18, 0))
                        && clock(trade.position().closed()).isBefore(LocalTime.of(2, 15)));
    }

    @Test
    void withoutFlattenAPositionRunsItsCourseAfterTheWindow() {
        List<Trade> trades = trades(NIGHT.formatted("false"));
        assertThat(trades).allMatch(trade -> inTheNight(trade.position().opened()));
        assertThat(trades).noneMatch(trade -> trade.position().reason() == ExitReason.SCHEDULE);
        assertThat(trades).anyMatch(trade -> !inTheNight(trade.position().closed()));
    }

    @Test
    void whatWaitsForAPriceIsEndedBeforeItsWindowClosesAndStartsAgainInTheNext() {
        Definition waiting = Trials.definition("""
                {"nodes":[{"id":"level","agent_type":"price_trigger","config":{"kind":"crosses_above","level":100}},
                          {"id":"swing","agent_type":"test_swing"},
                          {"id":"trade","agent_type":"trade_manager"}],
                 "edges":[{"from":"level","to":"swing"},{"from":"swing","to":"trade"}],
                 "settings":{"symbols":["TEST"],"timeframe":"1m","calendar":"always","run_mode":"run_on_signal",%s}}
                """.formatted(NIGHT.formatted("true")));
        BacktestResult result =
                new BacktestRun(Trials.setup(waiting, BARS, ExchangeRules.standard(5)), BacktestProgress.NONE).run();
        assertThat(result.failures()).as(result.firstFailure()).isZero();
        assertThat(result.executions()).as("at least one for each night").isGreaterThanOrEqualTo(7);
        assertThat(result.trades())
                .allMatch(trade -> inTheNight(trade.position().opened()));
    }

    @Test
    void aCrashAfterEverySideEffectFlattensNothingTwice() {
        List<Trade> calm = trades(NIGHT.formatted("true"));
        for (int every : new int[] {2, 7}) {
            int[] effects = {0};
            Probe probe = (point, _) -> {
                if (point == Probe.Point.AFTER_RUN && ++effects[0] % every == 0) {
                    throw new PowerFailure();
                }
            };
            var run = new BacktestRun(
                    setup(NIGHT.formatted("true")), BacktestProgress.NONE, probe, UnaryOperator.identity());
            run.begin();
            boolean more = true;
            while (more) {
                try {
                    more = run.step();
                } catch (PowerFailure _) {
                    run.restart();
                }
            }
            assertThat(Trials.firstDifference(run.result().trades(), calm)).isEmpty();
        }
    }

    private static final class PowerFailure extends Error {
        private static final long serialVersionUID = 1L;

        PowerFailure() {
            super("The power failed.", null, false, false);
        }
    }

    /** By the day in New York on which they were opened, or closed. */
    private static Map<LocalDate, List<Position.Closed>> byDay(List<Trade> trades, boolean opened) {
        return trades.stream()
                .map(Trade::position)
                .collect(Collectors.groupingBy(
                        closed -> (opened ? closed.opened() : closed.closed())
                                .atZone(java.time.ZoneId.of("America/New_York"))
                                .toLocalDate(),
                        TreeMap::new,
                        Collectors.toList()));
    }

    @Test
    void soManyTradesADayAndNotOneMoreInTheZoneOfTheSchedule() {
        var days = byDay(trades("\"schedule\":{" + EVERY_DAY + "},\"limits\":{\"trades_per_day\":3}"), true);
        assertThat(days.size()).isGreaterThanOrEqualTo(7);
        assertThat(days.values()).allMatch(day -> day.size() <= 3).anyMatch(day -> day.size() == 3);
    }

    @Test
    void soManyExecutionsADayAndWaitingDoesNotCount() {
        var days = byDay(trades("\"schedule\":{" + EVERY_DAY + "},\"limits\":{\"executions_per_day\":2}"), true);
        assertThat(days.size()).isGreaterThanOrEqualTo(6);
        assertThat(days.values()).allMatch(day -> day.size() <= 2).anyMatch(day -> day.size() == 2);
    }

    @Test
    void afterTheDaysLossNothingNewBegins() {
        Money limit = Money.of(3);
        var days = byDay(trades("\"schedule\":{" + EVERY_DAY + "},\"limits\":{\"loss_per_day\":\"3\"}"), false);
        int reached = 0;
        for (List<Position.Closed> day : days.values()) {
            Money sum = Money.ZERO;
            Instant at = null;
            for (Position.Closed closed : day) {
                Instant since = at;
                assertThat(since == null || closed.opened().isBefore(since))
                        .as("%s was opened after the limit was reached at %s", closed, since)
                        .isTrue();
                sum = sum.plus(closed.profit());
                if (at == null && sum.compareTo(limit.negate()) <= 0) {
                    at = closed.closed();
                    reached++;
                }
            }
        }
        assertThat(reached).isPositive();
    }

    @Test
    void aDrawdownOfTheDayStopsItToo() {
        int unlimited = trades("\"schedule\":{" + EVERY_DAY + "}").size();
        int limited = trades("\"schedule\":{" + EVERY_DAY + "},\"limits\":{\"drawdown_percent\":\"0.01\"}")
                .size();
        assertThat(limited).isLessThan(unlimited).isPositive();
    }
}
