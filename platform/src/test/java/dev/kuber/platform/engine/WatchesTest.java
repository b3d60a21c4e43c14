package dev.kuber.platform.engine;

import static dev.kuber.platform.engine.TestPipeline.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.WakeOn;
import dev.kuber.condition.Condition;
import dev.kuber.condition.Condition.Field;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.fact.ConditionMet;
import dev.kuber.fact.PriceCrossed;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchesTest {

    private static final Instant START = VirtualRun.START;
    private static final Condition ABOVE_100 =
            new Condition.Compare(new Operand.Column(Field.CLOSE), Relation.CROSSES_ABOVE, new Operand.Constant(100));
    private static final WakeOn HOLDS = new WakeOn.Holds(AAPL, Timeframe.M1, ABOVE_100);
    private static final WakeOn CLOSES = new WakeOn.BarCloses(AAPL, Timeframe.M1);
    private static final WakeOn UP = new WakeOn.PriceCrosses(AAPL, Price.of("105"), true);
    private static final WakeOn DOWN = new WakeOn.PriceCrosses(AAPL, Price.of("95"), false);

    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private final MemoryExecutionStore store = new MemoryExecutionStore(timeline, StepListener.NONE, _ -> true);
    private final List<Bar> history = new ArrayList<>();
    private final Watches watches = new Watches(new OneMarket(), store, Runnable::run);

    private final class OneMarket implements WatchedMarkets {
        @Override
        public String marketOf(Plan plan) {
            return "market";
        }

        @Override
        public Timeframe finest(String market, Symbol symbol) {
            return Timeframe.M1;
        }

        @Override
        public Bars history(String market, Symbol symbol, Timeframe timeframe, int count) {
            return Bars.of(symbol, timeframe, history).last(count);
        }
    }

    private String waiting(int number) {
        Instant at = START.plusSeconds(number);
        var execution =
                new Execution(ExecutionId.of("p", at), "p", 1, "o", at, 0, ExecutionStatus.PENDING, null, null, null);
        store.create(execution, List.of());
        return execution.id();
    }

    private static Bar bar(int minute, double close) {
        Instant opens = START.plusSeconds(60L * minute);
        return new Bar(opens, opens.plusSeconds(60), close, close + 1, close - 1, close, 1000);
    }

    private void closes(int minute, double close) {
        history.add(bar(minute, close));
        watches.onBar("market", AAPL, Timeframe.M1, bar(minute, close));
    }

    private List<Instant> told(String execution) {
        return store.load(execution, 0).orElseThrow().inbox().stream()
                .map(Message::at)
                .toList();
    }

    private static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    @Test
    void aNodeIsToldAtTheCloseAtWhichItsConditionHolds() {
        String id = waiting(1);
        watches.watch(id, "node", "market", START, List.of(HOLDS));
        closes(0, 99);
        closes(1, 98);
        assertThat(told(id)).isEmpty();
        closes(2, 101);
        closes(3, 102);
        assertThat(told(id)).containsExactly(minute(3));
        Message message = store.load(id, 0).orElseThrow().inbox().getFirst();
        assertThat(message.node()).isEqualTo("node");
        assertThat(message.fact()).isEqualTo(new ConditionMet(AAPL, Timeframe.M1, ABOVE_100, minute(3), 101));
    }

    @Test
    void aLevelThatWasReachedLongAgoWhileNobodyWatchedIsTold() {
        history.add(bar(0, 100));
        history.add(bar(1, 106));
        for (int minute = 2; minute < 60; minute++) {
            history.add(bar(minute, 100));
        }
        String id = waiting(1);
        watches.watch(id, "node", "market", START, List.of(UP));
        assertThat(told(id)).containsExactly(minute(2));
    }

    @Test
    void historyWarmsUpAConditionAndWhatHappenedBeforeTheWaitDoesNotCount() {
        history.add(bar(0, 99));
        history.add(bar(1, 101));
        history.add(bar(2, 99));
        String id = waiting(1);
        watches.watch(id, "node", "market", minute(3), List.of(HOLDS));
        assertThat(told(id)).isEmpty();
        closes(3, 101);
        assertThat(told(id)).containsExactly(minute(4));
    }

    @Test
    void whatHappenedBetweenTheBeginOfTheWaitAndItsDiscoveryIsToldAtOnce() {
        history.add(bar(0, 99));
        history.add(bar(1, 106));
        history.add(bar(2, 107));
        String id = waiting(1);
        watches.watch(id, "a", "market", minute(1), List.of(HOLDS));
        assertThat(told(id)).containsExactly(minute(2));
        watches.watch(id, "b", "market", minute(2), List.of(CLOSES, UP));
        assertThat(told(id)).containsExactly(minute(2), minute(3), minute(3));
    }

    @Test
    void twoWatchersTellOnce() {
        var another = new Watches(new OneMarket(), store, Runnable::run);
        String id = waiting(1);
        watches.watch(id, "node", "market", START, List.of(CLOSES));
        another.watch(id, "node", "market", START, List.of(CLOSES));
        closes(0, 99);
        another.onBar("market", AAPL, Timeframe.M1, bar(0, 99));
        assertThat(told(id)).containsExactly(minute(1));
    }

    @Test
    void aPriceReachesALevelFromItsSide() {
        String id = waiting(1);
        watches.watch(id, "node", "market", START, List.of(UP, DOWN));
        closes(0, 100);
        watches.onPrice("market", AAPL, Price.of("104.99"), minute(1).plusSeconds(1));
        assertThat(told(id)).isEmpty();
        watches.onPrice("market", AAPL, Price.of("105"), minute(1).plusSeconds(2));
        closes(1, 95.5);
        assertThat(store.load(id, 0).orElseThrow().inbox())
                .extracting(Message::fact)
                .containsExactly(
                        new PriceCrossed(
                                AAPL,
                                Price.of("105"),
                                true,
                                Price.of("105"),
                                minute(1).plusSeconds(2)),
                        new PriceCrossed(AAPL, Price.of("95"), false, Price.of("95.5"), minute(2)));
    }

    @Test
    void aNodeThatWentOnIsToldNoMore() {
        String id = waiting(1);
        watches.watch(id, "node", "market", START, List.of(CLOSES, UP));
        assertThat(watches.wanted("market")).containsExactly(new Watches.Wanted(AAPL, Timeframe.M1));
        watches.watch(id, "node", "market", START, List.of());
        closes(0, 200);
        assertThat(told(id)).isEmpty();
        assertThat(watches.wanted("market")).isEmpty();
        watches.watch(id, "node", "market", minute(1), List.of(HOLDS));
        watches.forget(id);
        assertThat(watches.executions()).isEmpty();
        assertThat(watches.wanted("market")).isEmpty();
    }

    @Test
    void marketsAreKeptApart() {
        String id = waiting(1);
        watches.watch(id, "node", "another", START, List.of(CLOSES));
        closes(0, 99);
        assertThat(told(id)).isEmpty();
    }
}
