package dev.kuber.platform.engine;

import dev.kuber.agent.Explained;
import dev.kuber.agent.Fact;
import dev.kuber.fact.Report;
import dev.kuber.fact.TradeExecution;
import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of an execution: who found them out, who may see them, and what they say of its positions. */
final class Findings {

    private final Graph graph;
    private final List<List<Step>> given;
    private final List<Step> atLarge = new ArrayList<>(0);
    private Map<Symbol, TradeExecution> trades = Map.of();
    private int live;
    private @Nullable String sentence;

    Findings(Graph graph) {
        this.graph = graph;
        this.given = new ArrayList<>(Collections.nCopies(graph.size(), List.of()));
    }

    /** Keeps a step's facts as found out by this node, or by nobody in particular if below zero. */
    void add(Step step, int index) {
        List<Step> place = index < 0 ? atLarge : given.get(index);
        if (index >= 0 && place.isEmpty()) {
            place = new ArrayList<>(2);
            given.set(index, place);
        }
        place.add(step);
        for (int i = 0; i < step.facts().size(); i++) {
            Fact fact = step.facts().get(i);
            if (fact instanceof TradeExecution trade) {
                traded(trade);
            }
            if (fact instanceof Explained explained && !(fact instanceof Report)) {
                sentence = explained.sentence();
            }
        }
    }

    private void traded(TradeExecution trade) {
        if (trades.isEmpty()) {
            trades = new LinkedHashMap<>();
        }
        TradeExecution before = trades.put(trade.symbol(), trade);
        if (before != null && before.position().live()) {
            live--;
        }
        if (trade.position().live()) {
            live++;
        }
    }

    /**
     * What a node knows: the facts of its ancestors in topological order, then its own and the news for everybody in the
     * order in which they came. Which of two parallel nodes finished first makes no difference.
     */
    List<Fact> visible(int index) {
        var facts = new ArrayList<Fact>(16);
        for (int ancestor : graph.vertex(index).ancestors()) {
            addFacts(given.get(ancestor), facts);
        }
        List<Step> own = given.get(index);
        if (atLarge.isEmpty()) {
            addFacts(own, facts);
            return facts;
        }
        int next = 0;
        for (Step news : atLarge) {
            while (next < own.size() && own.get(next).sequence() < news.sequence()) {
                facts.addAll(own.get(next++).facts());
            }
            facts.addAll(news.facts());
        }
        addFacts(own.subList(next, own.size()), facts);
        return facts;
    }

    private static void addFacts(List<Step> steps, List<Fact> facts) {
        for (int i = 0; i < steps.size(); i++) {
            List<Fact> more = steps.get(i).facts();
            for (int j = 0; j < more.size(); j++) {
                facts.add(more.get(j));
            }
        }
    }

    /** Whether a node sees a fact of every type that its agent needs. */
    boolean suffice(int index) {
        List<Class<? extends Fact>> needs = graph.vertex(index).needs();
        for (int i = 0; i < needs.size(); i++) {
            if (!sees(index, needs.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sees(int index, Class<? extends Fact> type) {
        for (int ancestor : graph.vertex(index).ancestors()) {
            if (holds(given.get(ancestor), type)) {
                return true;
            }
        }
        return holds(given.get(index), type) || holds(atLarge, type);
    }

    private static boolean holds(List<Step> steps, Class<? extends Fact> type) {
        for (int i = 0; i < steps.size(); i++) {
            List<Fact> facts = steps.get(i).facts();
            for (int j = 0; j < facts.size(); j++) {
                if (type.isInstance(facts.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Money is, or may be, at risk. */
    boolean live() {
        return live > 0;
    }

    /** The position that this execution last had in this symbol. */
    @Nullable
    Position position(Symbol symbol) {
        TradeExecution trade = trades.get(symbol);
        return trade == null ? null : trade.position();
    }

    /** What the trader must look at in an open position, as its own agent says. */
    @Nullable
    String alarm() {
        if (live == 0) {
            return null;
        }
        String found = null;
        for (TradeExecution trade : trades.values()) {
            if (trade.position().live() && trade.attention() != null) {
                found = trade.attention();
            }
        }
        return found;
    }

    /** What became of the last symbol that was traded. */
    @Nullable
    String traded() {
        if (trades.isEmpty()) {
            return null;
        }
        String last = null;
        for (TradeExecution trade : trades.values()) {
            last = trade.sentence();
        }
        return last;
    }

    /** The last thing that was found out. */
    @Nullable
    String sentence() {
        return sentence;
    }
}
