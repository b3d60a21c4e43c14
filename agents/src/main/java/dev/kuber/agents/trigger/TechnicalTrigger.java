package dev.kuber.agents.trigger;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.condition.Condition;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the pipeline go on when technical rules hold at the close of a bar after it was armed. */
@AgentInfo(
        type = "technical_trigger",
        category = AgentInfo.Category.TRIGGER,
        name = "Technical trigger",
        description = "Starts the pipeline for the symbols whose indicators meet the rules: RSI thresholds, crosses of"
                + " averages, MACD, Bollinger breakouts, volume spikes.",
        icon = "chart-bell-curve",
        pricePerHour = "0.03",
        averageMinutes = 1,
        gives = {TriggerArmed.class, TriggerFired.class})
public final class TechnicalTrigger implements Agent<TechnicalTrigger.Config> {

    /** How rules are joined. */
    public enum Match {
        ALL,
        ANY
    }

    /** Settings of a technical trigger. */
    public record Config(
            @Param(
                    title = "Rules",
                    description = "What must hold at the close of a bar.",
                    init = "[{}]",
                    min = 1,
                    max = 10)
            List<Rule> rules,

            @Param(
                    title = "Match",
                    description = "Whether all rules must hold at the same bar or any one.",
                    init = "ALL")
            Match match,

            @Param(title = "Timeframe", description = "Of the bars; the pipeline's primary one if left empty.")
            @Nullable
            Timeframe timeframe,

            @Param(
                    title = "Give up after",
                    description = "The execution ends when the rules have not held by then. Waiting costs nothing.",
                    init = "P30D")
            Duration timeout) {

        public Config {
            rules = List.copyOf(rules);
            if (rules.isEmpty()) {
                throw new IllegalArgumentException("rules: a technical trigger needs at least one rule.");
            }
            if (!timeout.isPositive()) {
                throw new IllegalArgumentException("timeout: give up after a time above zero.");
            }
        }

        Condition condition() {
            List<Condition> conditions = rules.stream().map(Rule::condition).toList();
            if (conditions.size() == 1) {
                return conditions.getFirst();
            }
            return match == Match.ALL ? new Condition.All(conditions) : new Condition.Any(conditions);
        }

        String words() {
            return String.join(
                    match == Match.ALL ? " and " : " or ",
                    rules.stream().map(Rule::words).toList());
        }
    }

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        Timeframe timeframe = config.timeframe() == null ? state.timeframe() : config.timeframe();
        return Waiting.forCondition(
                state, timeframe, config.condition(), config.timeout(), config.words(), context.now());
    }
}
