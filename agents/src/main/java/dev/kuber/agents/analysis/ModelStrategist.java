package dev.kuber.agents.analysis;

import dev.kuber.agent.Param;
import dev.kuber.agents.analysis.TradeIdeas.Market;
import dev.kuber.crew.Crew;
import dev.kuber.crew.Fence;
import dev.kuber.crew.Member;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.ModelOpinion;
import dev.kuber.fact.StrategySignal.Action;
import dev.kuber.fact.StrategySignal.Levels;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.MarketData;
import java.util.ArrayList;
import java.util.List;

/** A strategist on a language model: it has an opinion; every price is computed by {@link PriceLevels}. */
final class ModelStrategist {

    private static final int MAX_TOKENS = 1200;

    private final Crew crew;
    private final MarketData market;

    ModelStrategist(Crew crew, MarketData market) {
        this.crew = crew;
        this.market = market;
    }

    /** What the model writes. */
    record Opinion(
            @Param(title = "Action", description = "What to do now.")
            Action action,

            @Param(title = "Conviction", description = "0 to 100.", min = 0, max = 100)
            int conviction,

            @Param(title = "Stop loss", description = "A price, or 0 to leave it.", min = 0)
            double stopLoss,

            @Param(title = "Target 1", description = "A price, or 0 to leave it.", min = 0)
            double target1,

            @Param(title = "Target 2", description = "A price, or 0 to leave it.", min = 0)
            double target2,

            @Param(title = "Reasoning", description = "One or two plain sentences.", min = 1, max = 800)
            String reasoning) {}

    /** An opinion and what is wrong with its figures. */
    record Advice(Opinion opinion, List<String> flaws) {

        /** Half where figures are wrong. */
        int conviction() {
            return flaws.isEmpty() ? opinion.conviction() : opinion.conviction() / 2;
        }

        PriceLevels.Wish wish() {
            return new PriceLevels.Wish(opinion.stopLoss(), opinion.target1(), opinion.target2());
        }
    }

    /**
     * The opinion; one with wrong figures is asked again once, and then believed half.
     *
     * @param levels where the settings put them, one set for each direction that may be traded
     * @throws LanguageModel.Unavailable if the model cannot answer or its answer is not usable
     */
    Advice ask(StrategySettings config, Market market, List<Levels> levels) {
        MarketSnapshot snapshot = market.snapshot();
        var member = new Member<>(
                "strategist",
                Prompts.STRATEGIST,
                Opinion.class,
                List.of(MarketTools.indicators(snapshot), MarketTools.bars(snapshot, this.market)),
                MAX_TOKENS);
        String data = MarketText.market(snapshot) + Fence.section("task", task(config, market, levels));
        Opinion opinion = checked(crew.ask(member.reads(data)));
        List<String> flaws = Claims.wrong(snapshot, opinion.reasoning());
        if (!flaws.isEmpty()) {
            opinion = checked(crew.ask(member.reads(data + Fence.section("wrong figures in your answer", flaws))));
            flaws = Claims.wrong(snapshot, opinion.reasoning());
        }
        return new Advice(opinion, flaws);
    }

    private static List<String> task(StrategySettings config, Market market, List<Levels> levels) {
        var lines = new ArrayList<String>();
        lines.add("Style: " + config.style() + ", primary timeframe " + market.timeframe());
        lines.add("Short trades: " + (config.allowShort() ? "allowed" : "not allowed"));
        lines.add("Bias: " + Synthesis.word(market.bias().direction()) + ", confidence "
                + market.bias().confidence());
        lines.add("Why: " + market.bias().sentence());
        ModelOpinion opinion = market.bias().opinion();
        if (opinion != null) {
            lines.add("On rules alone the bias is " + opinion.rules() + ", confidence " + opinion.rulesConfidence());
        }
        for (Levels each : levels) {
            boolean up = each.target1().price().compareTo(each.entry().price()) > 0;
            lines.add((up ? "If bought: entry " : "If sold: entry ")
                    + each.entry().price() + ", stop "
                    + each.stopLoss().price() + ", targets " + each.target1().price() + " and "
                    + each.target2().price());
        }
        return lines;
    }

    private Opinion checked(Opinion opinion) {
        if (opinion.conviction() < 0
                || opinion.conviction() > 100
                || opinion.reasoning().isBlank()) {
            throw new LanguageModel.Unavailable(
                    "The model '" + crew.model() + "' gave an answer that cannot be used: "
                            + Fence.line(opinion.toString()) + ". Choose another model or rules.",
                    false);
        }
        return opinion;
    }
}
