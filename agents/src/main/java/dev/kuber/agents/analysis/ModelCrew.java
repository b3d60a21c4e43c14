package dev.kuber.agents.analysis;

import dev.kuber.agent.Param;
import dev.kuber.crew.Crew;
import dev.kuber.crew.Fence;
import dev.kuber.crew.Instructions;
import dev.kuber.crew.Member;
import dev.kuber.crew.Said;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.ModelOpinion.Voice;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.LanguageModel.Tool;
import dev.kuber.port.MarketData;
import dev.kuber.port.News;
import java.util.ArrayList;
import java.util.List;

/**
 * The crew on a language model: a market analyst and a sentiment analyst side by side, buyers and sellers in debate where
 * the trader wants it, then a synthesiser who has read them all. Only the sentiment analyst reads news.
 */
final class ModelCrew {

    private static final int MAX_TOKENS = 1200;

    private final Crew crew;
    private final MarketData market;
    private final int rounds;

    ModelCrew(Crew crew, MarketData market, int rounds) {
        this.crew = crew;
        this.market = market;
        this.rounds = rounds;
    }

    /** What an analyst of the crew writes. */
    record Opinion(
            @Param(title = "Direction", description = "Where the market leans.")
            Direction direction,

            @Param(title = "Confidence", description = "0 to 100.", min = 0, max = 100)
            int confidence,

            @Param(title = "Factors", description = "Short phrases, the strongest first.", max = 6)
            List<String> factors,

            @Param(title = "Reasoning", description = "One or two plain sentences.", min = 1, max = 800)
            String reasoning) {}

    /** What a side of the debate writes. */
    record Argument(
            @Param(title = "Argument", description = "Two or three plain sentences.", min = 1, max = 1000)
            String argument,

            @Param(title = "Strength", description = "Of the own case, 0 to 100.", min = 0, max = 100)
            int strength) {}

    /**
     * The bias that comes of the crew's opinion and of the rules.
     *
     * @param rules what the rules say of the same snapshot
     * @throws LanguageModel.Unavailable if the model cannot answer or its answer is not usable
     */
    BiasSignal judge(MarketSnapshot snapshot, List<News.Item> news, BiasSignal rules, Disagreement disagreement) {
        String figures = MarketText.market(snapshot);
        Tool<?> indicators = MarketTools.indicators(snapshot);
        Tool<?> bars = MarketTools.bars(snapshot, market);
        var analyst = member("market_analyst", Prompts.MARKET_ANALYST, List.of(indicators, bars));
        var mood = member("sentiment_analyst", Prompts.SENTIMENT_ANALYST, List.of(indicators, MarketTools.news(news)));
        List<Said<Opinion>> opinions =
                crew.hear(List.of(analyst.reads(figures), mood.reads(figures + MarketText.news(news))));
        var voices = new ArrayList<Voice>();
        opinions.forEach(said -> voices.add(voice(snapshot, said.member(), words(checked(crew, said.answer())))));
        String heard = figures + said("opinions", voices);
        List<Voice> debate = debate(snapshot, heard);
        voices.addAll(debate);
        var lead = member("synthesiser", Prompts.SYNTHESISER, List.of(indicators, bars));
        Opinion joint = checked(crew, crew.ask(lead.reads(heard + (debate.isEmpty() ? "" : said("debate", debate)))));
        List<String> flaws = Claims.wrong(snapshot, text(joint));
        if (!flaws.isEmpty()) {
            // One chance to put it right; who is wrong again is believed less.
            joint = checked(crew, crew.ask(lead.reads(heard + Fence.section("wrong figures in your answer", flaws))));
            flaws = Claims.wrong(snapshot, text(joint));
        }
        return BiasVerdict.of(crew.model(), rules, joint, voices, flaws, disagreement);
    }

    private List<Voice> debate(MarketSnapshot snapshot, String heard) {
        List<Member<Argument>> sides = List.of(
                new Member<>("bull", Prompts.BULL, Argument.class, List.of(), MAX_TOKENS),
                new Member<>("bear", Prompts.BEAR, Argument.class, List.of(), MAX_TOKENS));
        return crew.debate(sides, rounds, heard, Argument::argument).stream()
                .map(said -> voice(snapshot, said.member(), said.answer().argument()))
                .toList();
    }

    private static Member<Opinion> member(String role, Instructions told, List<Tool<?>> tools) {
        return new Member<>(role, told, Opinion.class, tools, MAX_TOKENS);
    }

    private static Voice voice(MarketSnapshot snapshot, Member<?> member, String said) {
        Instructions told = member.instructions();
        return new Voice(
                member.role(), told.name() + "." + told.version(), Fence.line(said), Claims.wrong(snapshot, said));
    }

    private static String said(String section, List<Voice> voices) {
        var lines = new ArrayList<String>();
        for (Voice voice : voices) {
            lines.add(voice.member() + ": " + voice.said());
            voice.flaws().forEach(flaw -> lines.add("wrong figure of the " + voice.member() + ": " + flaw));
        }
        return Fence.section(section, lines);
    }

    private static String words(Opinion opinion) {
        return Synthesis.word(opinion.direction()) + ", confidence " + opinion.confidence() + ". " + text(opinion);
    }

    private static String text(Opinion opinion) {
        return String.join("; ", opinion.factors()) + ". " + opinion.reasoning();
    }

    private static Opinion checked(Crew crew, Opinion opinion) {
        if (opinion.confidence() < 0
                || opinion.confidence() > 100
                || opinion.reasoning().isBlank()) {
            throw new LanguageModel.Unavailable(
                    "The model '" + crew.model() + "' gave an answer that cannot be used: " + Fence.line(words(opinion))
                            + ". Choose another model or rules.",
                    false);
        }
        return opinion;
    }
}
