package dev.kuber.platform.estimates;

import dev.kuber.platform.estimates.History.Together;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one execution will cost, from what is known of the past. Pure.
 *
 * @param nodes all of them, in their order
 * @param each of one execution
 * @param runs of this user from which it is known, as many as of the node that is known least
 * @param together whether all paid nodes are known from runs of this very pipeline with as many symbols
 * @param others whether runs of other people were needed
 */
record Forecast(List<Figures> nodes, Spread each, int runs, boolean together, boolean others) {

    static Forecast of(List<PaidNode> nodes, History history) {
        List<PaidNode> paid = nodes.stream().filter(PaidNode::paid).toList();
        Together known = history.together(paid);
        Map<String, Figures> figures = new HashMap<>();
        Spread each = known.runs().isEmpty() ? Spread.NOTHING : Spread.of(totals(known));
        for (PaidNode node : known.nodes()) {
            figures.put(
                    node.id(),
                    Figures.learned(
                            node, known.runs().stream().map(run -> run.of(node)).toList(), true));
        }
        boolean others = false;
        for (PaidNode node : paid) {
            if (!figures.containsKey(node.id())) {
                History.Learned learned = history.learned(node);
                others |= !learned.works().isEmpty() && !learned.mine();
                Figures its = learned.works().isEmpty()
                        ? Figures.declared(node)
                        : Figures.learned(node, learned.works(), learned.mine());
                figures.put(node.id(), its);
                each = each.plus(its.spread());
            }
        }
        var all = new ArrayList<Figures>();
        nodes.forEach(
                node -> all.add(Objects.requireNonNullElseGet(figures.get(node.id()), () -> Figures.declared(node))));
        int runs = paid.stream()
                .mapToInt(node -> Objects.requireNonNull(figures.get(node.id())).runs())
                .min()
                .orElse(0);
        return new Forecast(
                List.copyOf(all), each, runs, known.exact() && known.nodes().size() == paid.size(), others);
    }

    private static List<Double> totals(Together known) {
        return known.runs().stream()
                .map(run -> known.nodes().stream()
                        .mapToDouble(node -> run.of(node).as(node).cost(node))
                        .sum())
                .toList();
    }
}
