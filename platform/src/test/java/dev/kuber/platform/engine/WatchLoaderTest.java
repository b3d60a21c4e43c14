package dev.kuber.platform.engine;

import static dev.kuber.platform.engine.PostgresRun.START;
import static dev.kuber.platform.engine.TestPipeline.AAPL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.agent.Outcome;
import dev.kuber.agent.WakeOn;
import dev.kuber.platform.engine.TestPipeline.Said;
import dev.kuber.platform.engine.TestPipeline.Trigger;
import dev.kuber.platform.engine.postgres.WatchLoader;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchLoaderTest {

    private static final WakeOn CLOSES = new WakeOn.BarCloses(AAPL, Timeframe.M1);

    private static final WatchedMarkets MARKET = new WatchedMarkets() {
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
            return Bars.of(symbol, timeframe, List.of());
        }
    };

    @Test
    void aProcessWatchesWhatAnotherLetWaitAndStopsWhenItIsOver() {
        var pipeline = new TestPipeline("p")
                .node(
                        "t",
                        new Trigger((_, context) -> context.now().isBefore(START.plusSeconds(60))
                                ? Outcome.waitUntil(context.now().plus(Duration.ofDays(9)), List.of(CLOSES))
                                : Outcome.done(new Said("closed"))));
        try (var run = new PostgresRun(pipeline, Probe.NONE)) {
            var watches = new Watches(MARKET, run.store, run.threads);
            try (var loader = new WatchLoader(run.database, PostgresRun.JSON, pipeline, MARKET, watches)) {
                loader.start();
                Execution execution = run.start();
                await().until(() -> !watches.wanted("market").isEmpty());
                assertThat(watches.wanted("market")).containsExactly(new Watches.Wanted(AAPL, Timeframe.M1));
                run.setTime(START.plusSeconds(60));
                Instant opens = START;
                watches.onBar("market", AAPL, Timeframe.M1, new Bar(opens, opens.plusSeconds(60), 1, 1, 1, 1, 1));
                await().until(() ->
                        run.store.load(execution.id(), 0).orElseThrow().steps().size() > 1
                                || !run.store
                                        .load(execution.id(), 0)
                                        .orElseThrow()
                                        .inbox()
                                        .isEmpty());
                run.settle();
                assertThat(run.told(execution.id())).containsExactly("t wait", "t told", "t done");
            }
        }
    }

    @Test
    void aProcessWatchesWhatItLetsWaitAtOnceAndForgetsItAtTheEnd() {
        var pipeline = new TestPipeline("p")
                .node(
                        "t",
                        new Trigger((_, context) -> context.now().isBefore(START.plusSeconds(60))
                                ? Outcome.waitUntil(START.plusSeconds(60), List.of(CLOSES))
                                : Outcome.done(new Said("closed"))));
        try (var run = new PostgresRun(pipeline, Probe.NONE)) {
            var watches = new Watches(MARKET, run.store, run.threads);
            try (var loader = new WatchLoader(run.database, PostgresRun.JSON, pipeline, MARKET, watches)) {
                run.store.listen(loader);
                run.start();
                assertThat(watches.size()).isEqualTo(1);
                run.runTo(60);
                // The loader hears of the commit when it is done, which is when the run can be seen to have ended.
                await().untilAsserted(() -> assertThat(watches.size()).isZero());
            }
        }
    }
}
