package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.WakeOn;
import dev.kuber.condition.Condition;
import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Field;
import dev.kuber.condition.Condition.Operand.Column;
import dev.kuber.condition.Condition.Operand.Indicator;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.condition.ConditionTracker;
import dev.kuber.condition.Truth;
import dev.kuber.fact.ConditionMet;
import dev.kuber.fact.PriceCrossed;
import dev.kuber.indicator.IndicatorSpec;
import dev.kuber.platform.markets.Occurrences.Occurrence;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

    private static final Condition CROSS = new Compare(
            new Column(Field.CLOSE),
            Relation.CROSSES_ABOVE,
            new Indicator(IndicatorSpec.of(IndicatorSpec.Kind.SMA, 20), 1));

    private final Bars base = Samples.walk("2024-03-07T00:00:00Z", Timeframe.M1, 5_000, 5);
    private final History history = History.of(base, Calendars.always());
    private final Occurrences occurrences = new Occurrences(Map.of(Samples.SYMBOL, history));
    private final Instant begin = Instant.ofEpochMilli(base.opensAt(0));
    private final Instant end = Instant.MAX;

    @Test
    void aConditionIsFoundAtEveryBarAtWhichItHoldsAndAtNoOther() {
        var what = new WakeOn.Holds(Samples.SYMBOL, Timeframe.M5, CROSS);
        List<Instant> expected = new ArrayList<>();
        Bars bars = history.all(Timeframe.M5);
        var tracker = new ConditionTracker(CROSS);
        for (int i = 0; i < bars.size(); i++) {
            if (tracker.update(bars, i) == Truth.TRUE) {
                expected.add(Instant.ofEpochMilli(bars.closesAt(i)));
            }
        }
        List<Instant> found = new ArrayList<>();
        Optional<Occurrence> next = occurrences.next(what, begin, end);
        while (next.isPresent()) {
            found.add(next.get().at());
            next = occurrences.next(what, next.get().at(), end);
        }
        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(20);
        assertThat(occurrences.next(what, begin, end).orElseThrow().fact())
                .isInstanceOfSatisfying(
                        ConditionMet.class, met -> assertThat(met.condition()).isEqualTo(CROSS));
    }

    @Test
    void whatHappensAfterTheEndIsNotFound() {
        var what = new WakeOn.Holds(Samples.SYMBOL, Timeframe.M5, CROSS);
        Instant at = occurrences.next(what, begin, end).orElseThrow().at();
        assertThat(occurrences.next(what, begin, at)).isPresent();
        assertThat(occurrences.next(what, begin, at.minusMillis(1))).isEmpty();
        assertThat(occurrences.next(what, at.minusMillis(1), end).orElseThrow().at())
                .isEqualTo(at);
    }

    @Test
    void aLevelIsReachedByTheBarWhoseRangeTouchesIt() {
        for (boolean up : new boolean[] {true, false}) {
            for (int from = 0; from < 4_900; from += 97) {
                Price level = Price.rounded(base.close(from) * (up ? 1.01 : 0.99));
                int expected = -1;
                for (int i = from; i < base.size() && expected < 0; i++) {
                    boolean reached = up ? base.high(i) >= level.toDouble() : base.low(i) <= level.toDouble();
                    expected = reached ? i : -1;
                }
                Instant after = Instant.ofEpochMilli(base.opensAt(from));
                Optional<Occurrence> found =
                        occurrences.next(new WakeOn.PriceCrosses(Samples.SYMBOL, level, up), after, end);
                if (expected < 0) {
                    assertThat(found).isEmpty();
                } else {
                    Instant closes = Instant.ofEpochMilli(base.closesAt(expected));
                    assertThat(found.orElseThrow().at()).isEqualTo(closes);
                    assertThat(found.orElseThrow().fact())
                            .isInstanceOfSatisfying(
                                    PriceCrossed.class, c -> assertThat(c.at()).isEqualTo(closes));
                }
            }
        }
    }

    @Test
    void theNextBarIsTheOneThatClosesAfterNow() {
        var what = new WakeOn.BarCloses(Samples.SYMBOL, Timeframe.M15);
        Instant quarter = Instant.parse("2024-03-07T00:15:00Z");
        assertThat(occurrences
                        .next(what, quarter.minusMillis(1), end)
                        .orElseThrow()
                        .at())
                .isEqualTo(quarter);
        assertThat(occurrences.next(what, quarter, end).orElseThrow().at()).isEqualTo("2024-03-07T00:30:00Z");
        assertThat(occurrences.next(what, Instant.parse("2024-03-20T00:00:00Z"), end))
                .isEmpty();
    }

    @Test
    void onlySomebodyCanTellWhatIsTold() {
        assertThat(occurrences.next(new WakeOn.Told("close_requested"), begin, end))
                .isEmpty();
    }

    @Test
    void aSymbolWithoutBarsSaysSo() {
        var what = new WakeOn.BarCloses(Symbol.of("NONE"), Timeframe.M15);
        assertThatThrownBy(() -> occurrences.next(what, begin, end)).isInstanceOf(NoData.class);
    }
}
