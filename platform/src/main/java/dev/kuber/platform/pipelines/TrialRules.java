package dev.kuber.platform.pipelines;

import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.agent.Fact;
import dev.kuber.agent.SymbolFact;
import dev.kuber.fact.ApprovalRequested;
import dev.kuber.fact.TradeExecution;
import dev.kuber.fact.TriggerFired;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Catalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must hold for a trial, which needs neither a trigger nor a schedule. */
final class TrialRules {

    private static final List<Function<Subject, List<Problem>>> RULES = List.of(
            NodeRules::ids,
            NodeRules::agents,
            NodeRules::configurations,
            NodeRules::sessions,
            GraphRules::circles,
            GraphRules::needs,
            GraphRules::risk,
            SettingsRules::symbols,
            SettingsRules::timeframe);

    private TrialRules() {}

    static List<Problem> problems(Trial trial, Catalog catalog) {
        var problems = new ArrayList<Problem>();
        List<String> nodes =
                trial.definition().nodes().stream().map(Definition.Node::id).toList();
        if (nodes.isEmpty()) {
            problems.add(Problem.error(null, "nodes", "The pipeline is empty: put an agent on the canvas first."));
        }
        String until = trial.until();
        if (until != null && !nodes.contains(until)) {
            return List.of(Problem.error(null, "until", "There is no node '" + until + "' to run to."));
        }
        for (String pinned : trial.pins().keySet()) {
            if (!nodes.contains(pinned)) {
                problems.add(Problem.error(null, "pins." + pinned, "There is no node '" + pinned + "' to pin."));
            }
        }
        Subject subject = subject(trial, catalog);
        subject.agents().forEach((node, agent) -> problems.addAll(pins(subject, trial, node, agent)));
        RULES.forEach(rule -> problems.addAll(rule.apply(subject)));
        problems.sort((a, b) -> a.severity().compareTo(b.severity()));
        return List.copyOf(problems);
    }

    /** The part that runs, with what its nodes give without running. */
    static Subject subject(Trial trial, Catalog catalog) {
        Definition part = trial.part();
        Map<String, List<Fact>> pins = new LinkedHashMap<>();
        for (Definition.Node node : part.nodes()) {
            List<Fact> pinned = trial.pins().get(node.id());
            if (pinned != null) {
                pins.put(node.id(), pinned);
            } else if (trial.firedByHand() != null && isTrigger(node, catalog)) {
                pins.put(
                        node.id(),
                        List.of(new TriggerFired(
                                trial.firedByHand(), part.settings().symbols(), "Fired by hand.")));
            }
        }
        return Subject.of(part, catalog, pins);
    }

    private static boolean isTrigger(Definition.Node node, Catalog catalog) {
        return catalog.find(node.agentType())
                .map(AgentEntry::info)
                .filter(info -> info.category() == Category.TRIGGER
                        && Arrays.asList(info.gives()).contains(TriggerFired.class))
                .isPresent();
    }

    /** What is pinned is what the agent may have found out, about what the pipeline trades, and never an order. */
    private static List<Problem> pins(Subject subject, Trial trial, String node, AgentEntry agent) {
        List<Fact> facts = trial.pins().getOrDefault(node, List.of());
        var problems = new ArrayList<Problem>();
        if (trial.pins().containsKey(node) && agent.info().category() == Category.EXECUTION) {
            problems.add(Problem.error(
                    node, "pins", subject.name(node) + " places orders: what it gives cannot be pinned. Unpin it."));
            return problems;
        }
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            String what = Fact.typeOf(fact.getClass());
            String field = "pins[" + i + "]";
            if (fact instanceof TradeExecution
                    || fact instanceof ApprovalRequested
                    || Arrays.stream(agent.info().gives()).noneMatch(given -> given.isInstance(fact))) {
                problems.add(Problem.error(
                        node, field, subject.name(node) + " gives " + given(agent) + ", not '" + what + "'."));
            } else if (fact instanceof SymbolFact about
                    && !subject.definition().settings().symbols().contains(about.symbol())) {
                problems.add(Problem.error(
                        node,
                        field,
                        "What is pinned at " + subject.name(node) + " is about " + about.symbol()
                                + ", which the pipeline does not trade: unpin it."));
            }
        }
        return problems;
    }

    private static String given(AgentEntry agent) {
        return agent.info().gives().length == 0
                ? "nothing"
                : Arrays.stream(agent.info().gives())
                        .map(type -> "'" + Fact.typeOf(type) + "'")
                        .collect(Collectors.joining(" or "));
    }
}
