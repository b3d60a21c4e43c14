package dev.kuber.benchmarks;

import dev.kuber.platform.backtests.BacktestProgress;
import dev.kuber.platform.backtests.BacktestResult;
import dev.kuber.platform.backtests.BacktestRun;
import dev.kuber.platform.backtests.BacktestSetup;
import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Definitions;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Planning;
import dev.kuber.trade.Bars;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How fast a pipeline of built-in agents is tried over recorded minutes, indicators and resampling included.
 *
 * @param goal what to compare it with
 * @param bars of one run
 */
record BacktestSpeed(String name, String description, String goal, int bars, String nodes, String chain)
        implements Scenario {

    private static final int RUNS = 7;
    private static final int WARM_UPS = 8;

    static BacktestSpeed everyBar() {
        return new BacktestSpeed(
                "backtest-every-bar",
                "A pipeline fired on every minute: trigger, data, bias and strategy on each bar, risk where there is an idea.",
                "first goal 200,000, aim 1,000,000",
                100_000,
                """
                {"id":"trigger","agent_type":"time_trigger","config":{"interval":"PT1M"}},
                {"id":"data","agent_type":"market_data_agent"},
                {"id":"bias","agent_type":"bias_agent","config":{"timeframes":["1m"]}},
                {"id":"strategy","agent_type":"strategy_agent"},
                {"id":"risk","agent_type":"risk_manager"}""",
                """
                {"from":"trigger","to":"data"},{"from":"data","to":"bias"},{"from":"bias","to":"strategy"},
                {"from":"strategy","to":"risk"}""");
    }

    static BacktestSpeed onCondition() {
        return new BacktestSpeed(
                "backtest-condition",
                "A pipeline woken when SMA(20) crosses above SMA(50) with RSI(14) below 70; stop 2 ATR, trades included.",
                "first goal 2,000,000, aim 10,000,000",
                1_000_000,
                """
                {"id":"trigger","agent_type":"technical_trigger","config":{"rules":[
                  {"kind":"sma_crosses_above","fast":20,"slow":50},{"kind":"rsi_below","period":14,"level":70}]}},
                {"id":"data","agent_type":"market_data_agent"},
                {"id":"bias","agent_type":"bias_agent","config":{"timeframes":["1m"]}},
                {"id":"strategy","agent_type":"strategy_agent","config":{"stop_atr":2}},
                {"id":"risk","agent_type":"risk_manager"},
                {"id":"trade","agent_type":"trade_manager"}""",
                """
                {"from":"trigger","to":"data"},{"from":"data","to":"bias"},{"from":"bias","to":"strategy"},
                {"from":"strategy","to":"risk"},{"from":"risk","to":"trade"}""");
    }

    @Override
    public List<Measure> run() {
        Bars minutes = RandomWalk.minutes(bars);
        Plan plan = plan(minutes);
        BacktestResult result = once(minutes, plan);
        for (int i = 1; i < WARM_UPS; i++) {
            result = once(minutes, plan);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] speeds = new double[RUNS];
        double[] ofCpu = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            clean();
            long start = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            result = once(minutes, plan);
            ofCpu[i] = bars / ((threads.getCurrentThreadCpuTime() - cpu) / 1e9);
            speeds[i] = bars / ((System.nanoTime() - start) / 1e9);
        }
        Arrays.sort(speeds);
        Arrays.sort(ofCpu);
        return List.of(
                new Measure("median of " + RUNS + " runs", speeds[RUNS / 2], "bars/s", goal),
                new Measure("best", speeds[RUNS - 1], "bars/s"),
                new Measure("median per second of its thread's CPU", ofCpu[RUNS / 2], "bars/s", "no GC, no other load"),
                new Measure(
                        "executions in a run",
                        result.executions(),
                        "",
                        result.steps() + " steps, " + result.statistics().trades() + " trades, " + result.failures()
                                + " failures"));
    }

    /** What earlier runs left behind is not this run's to collect. */
    private static void clean() {
        System.gc();
    }

    /** A fresh history each time: nothing that was computed before is used again. */
    private BacktestResult once(Bars minutes, Plan plan) {
        var calendar = Calendars.always();
        Instant from = Instant.ofEpochMilli(minutes.opensAt(0));
        Instant to = Instant.ofEpochMilli(minutes.closesAt(minutes.size() - 1));
        Map<dev.kuber.trade.Symbol, History> market = Map.of(minutes.symbol(), History.of(minutes, calendar));
        var setup = new BacktestSetup(plan, market, "random walk", calendar, ExchangeRules.standard(1), from, to);
        return new BacktestRun(setup, BacktestProgress.NONE).run();
    }

    private Plan plan(Bars minutes) {
        Catalog catalog = Catalog.discovered();
        String json = """
                {"nodes":[%s],"edges":[%s],
                 "settings":{"symbols":["%s"],"timeframe":"1m","calendar":"always","run_mode":"run_continuous"}}
                """.formatted(nodes, chain, minutes.symbol());
        Definition definition =
                switch (Definitions.read(KuberJson.of(catalog.factTypes()).parse(json))) {
                    case Definitions.Reading.Read read -> read.definition();
                    case Definitions.Reading.Unreadable unreadable ->
                        throw new IllegalStateException(unreadable.problems().toString());
                };
        return Planning.plan("bench", 1, "owner", definition, catalog);
    }
}
