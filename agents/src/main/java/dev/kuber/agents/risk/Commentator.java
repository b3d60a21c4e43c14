package dev.kuber.agents.risk;

import dev.kuber.agent.Context;
import dev.kuber.agent.Param;
import dev.kuber.agents.analysis.Prompts;
import dev.kuber.crew.Crew;
import dev.kuber.crew.Fence;
import dev.kuber.crew.Member;
import dev.kuber.crew.SideBySide;
import dev.kuber.fact.Commentary;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.StrategySignal;
import dev.kuber.port.LanguageModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Has a language model explain decisions that are made; each stays as it is, whatever is said of it. */
final class Commentator {

    private static final int MAX_TOKENS = 500;

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d[\\d,]*(?:\\.\\d+)?");

    private Commentator() {}

    /** What a model writes. */
    record Remark(
            @Param(title = "Commentary", description = "Two or three plain sentences.", min = 1, max = 1200)
            String commentary) {}

    /**
     * The same decisions, each with its commentary. A model that cannot answer holds up no decision: its place says why
     * nothing is there.
     *
     * @param signals those that were decided on, in the order of the decisions
     */
    static List<RiskDecision> comment(
            Context context, String model, List<StrategySignal> signals, List<RiskDecision> decisions) {
        var crew = new Crew(context.port(LanguageModel.class), model);
        return SideBySide.all(
                IntStream.range(0, decisions.size()).boxed().toList(),
                i -> commented(crew, signals.get(i), decisions.get(i)));
    }

    private static RiskDecision commented(Crew crew, StrategySignal signal, RiskDecision decision) {
        List<String> lines = new ArrayList<>();
        lines.add("Decision: " + decision.sentence());
        decision.arithmetic().forEach(line -> lines.add("Arithmetic: " + line));
        lines.add("Idea: " + signal.sentence());
        return new RiskDecision(
                decision.symbol(),
                decision.verdict(),
                decision.plan(),
                decision.arithmetic(),
                decision.sentence(),
                commentary(crew, lines));
    }

    private static Commentary commentary(Crew crew, List<String> lines) {
        var member = new Member<>("risk_commentator", Prompts.RISK_COMMENTATOR, Remark.class, List.of(), MAX_TOKENS);
        try {
            Remark remark = crew.ask(member.reads(Fence.section("decision", lines)));
            return new Commentary(
                    crew.model(),
                    Fence.line(remark.commentary()),
                    invented(remark.commentary(), String.join(" ", lines)));
        } catch (LanguageModel.Unavailable silent) {
            return new Commentary(crew.model(), "There is no commentary. " + silent.getMessage(), List.of());
        }
    }

    /** The figures of a commentary that are nowhere in what it comments on; small whole numbers are counted, not read. */
    static List<String> invented(String commentary, String data) {
        List<BigDecimal> given = numbers(data);
        return numbers(commentary).stream()
                .filter(said -> said.scale() > 0 || said.compareTo(BigDecimal.TEN) > 0)
                .filter(said -> given.stream().noneMatch(real -> near(said, real)))
                .distinct()
                .map(said -> String.format(Locale.ROOT, "%s is not in the decision.", said.toPlainString()))
                .toList();
    }

    /** Within one unit of the last digit written. */
    private static boolean near(BigDecimal said, BigDecimal real) {
        return said.subtract(real).abs().compareTo(BigDecimal.ONE.movePointLeft(said.scale())) < 0;
    }

    private static List<BigDecimal> numbers(String text) {
        var found = new ArrayList<BigDecimal>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            String digits = number.group().replace(",", "");
            if (digits.length() <= 20) {
                found.add(new BigDecimal(digits));
            }
        }
        return found;
    }
}
