package dev.kuber.platform.catalog;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.TriggerFired;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Agents that show every feature of a configuration, and wrong ones. */
final class SampleAgents {

    private SampleAgents() {}

    /** Does nothing; what counts is how it is declared. */
    abstract static class Idle<C extends Record> implements Agent<C> {
        @Override
        public Outcome run(C config, PipelineState state, Context context) {
            return Outcome.done();
        }
    }

    @AgentInfo(
            type = "everything",
            category = Category.ANALYSIS,
            name = "Everything",
            description = "Has every kind of field.",
            pricePerHour = "0.08",
            needs = TriggerFired.class,
            gives = BiasSignal.class)
    static final class Everything extends Idle<Everything.Config> {
        record Config(
                @Param(title = "Period", init = "14", min = 2, max = 400, unit = "bars")
                int period,

                @Param(title = "Seed", init = "1") long seed,

                @Param(title = "Threshold", init = "70.5", min = 0, max = 100)
                double threshold,

                @Param(title = "Risk", init = "2", min = 0.1, max = 10, unit = "%")
                BigDecimal riskPercent,

                @Param(title = "Honour bias", init = "true") boolean honourBias,

                @Param(
                        title = "Model",
                        init = "rules",
                        choices = {"rules", "gpt"},
                        format = "model",
                        max = 20)
                String model,

                @Param(title = "Side", init = "BUY") Side side,

                @Param(title = "Time-out", init = "PT5M", min = 60, max = 3600)
                Duration timeOut,

                @Param(title = "At", init = "09:30") LocalTime at,
                @Param(title = "Day", init = "2026-11-22") LocalDate day,

                @Param(title = "Zone", init = "America/New_York")
                ZoneId zone,

                @Param(title = "Benchmark", init = "SPY") Symbol benchmark,

                @Param(title = "Timeframes", init = "[1h, 4h]", min = 1, max = 3)
                List<Timeframe> timeframes,

                @Param(title = "Words", description = "Any words.", init = "[]")
                List<String> words,

                @Param(title = "Split", init = "{}") Split split,

                @Param(title = "Rules", init = "[{\"sma20\": 5}]")
                List<Rule> rules) {}

        record Split(
                @Param(title = "First", init = "0.5", min = 0, max = 1)
                BigDecimal first) {}

        record Rule(
                @Param(title = "SMA", init = "20", min = 1) int sma20,
                @Param(title = "Side", init = "SELL") Side side) {}
    }

    @AgentInfo(type = "choosy", category = Category.TRIGGER, name = "Choosy", description = "Needs to be told.")
    static final class Choosy extends Idle<Choosy.Config> {
        record Config(
                @Param(title = "Low") int low,
                @Param(title = "High") int high,
                @Param(title = "Note") @Nullable String note) {
            Config {
                if (low >= high) {
                    throw new IllegalArgumentException("high: It must be above low.");
                }
            }
        }
    }

    record None() {}

    static final class Nameless extends Idle<None> {}

    @AgentInfo(type = "BadType", category = Category.DATA, name = "N", description = "D")
    static final class BadType extends Idle<None> {}

    @AgentInfo(type = "everything", category = Category.DATA, name = "N", description = "D")
    static final class Twin extends Idle<None> {}

    @AgentInfo(type = "bad_price", category = Category.DATA, name = "N", description = "D", pricePerHour = "cheap")
    static final class BadPrice extends Idle<None> {}

    @AgentInfo(type = "no_param", category = Category.DATA, name = "N", description = "D")
    static final class NoParam extends Idle<NoParam.Config> {
        record Config(int period) {}
    }

    @AgentInfo(type = "bad_init", category = Category.DATA, name = "N", description = "D")
    static final class BadInit extends Idle<BadInit.Config> {
        record Config(
                @Param(title = "Period", init = "many") int period) {}
    }

    @AgentInfo(type = "bad_frame", category = Category.DATA, name = "N", description = "D")
    static final class BadFrame extends Idle<BadFrame.Config> {
        record Config(
                @Param(title = "Frames", init = "[1h, 7x]") List<Timeframe> frames) {}
    }

    @AgentInfo(type = "init_out_of_range", category = Category.DATA, name = "N", description = "D")
    static final class InitOutOfRange extends Idle<InitOutOfRange.Config> {
        record Config(
                @Param(title = "Symbol") Symbol symbol,

                @Param(title = "Period", init = "1", min = 2)
                int period) {}
    }

    @AgentInfo(type = "nested_without_default", category = Category.DATA, name = "N", description = "D")
    static final class NestedWithoutDefault extends Idle<NestedWithoutDefault.Config> {
        record Config(@Param(title = "Inner", init = "{}") Inner inner) {}

        record Inner(@Param(title = "Needed") int needed) {}
    }

    @AgentInfo(type = "bad_component", category = Category.DATA, name = "N", description = "D")
    static final class BadComponent extends Idle<BadComponent.Config> {
        record Config(@Param(title = "Any", init = "x") Object any) {}
    }

    @AgentInfo(type = "bad_together", category = Category.DATA, name = "N", description = "D")
    static final class BadTogether extends Idle<BadTogether.Config> {
        record Config(@Param(title = "A", init = "1") int a) {
            Config {
                if (a < 2) {
                    throw new IllegalArgumentException("a: One is the loneliest number.");
                }
            }
        }
    }

    @AgentInfo(type = "raw", category = Category.DATA, name = "N", description = "D")
    @SuppressWarnings("rawtypes")
    static final class Raw implements Agent {
        @Override
        public Outcome run(Record config, PipelineState state, Context context) {
            return Outcome.done();
        }
    }
}
