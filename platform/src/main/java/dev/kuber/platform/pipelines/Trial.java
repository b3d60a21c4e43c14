package dev.kuber.platform.pipelines;

import dev.kuber.agent.Fact;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run of what is on the canvas, beside the schedule and whatever its state.
 *
 * @param definition the whole canvas
 * @param until id of the node to run to; null for all
 * @param pins what these nodes give instead of running, by node id
 * @param firedByHand the time at which triggers are taken to have fired, of the pipeline's market; null to wait for them
 */
public record Trial(
        Definition definition,
        @Nullable String until,
        Map<String, List<Fact>> pins,
        @Nullable Instant firedByHand) {

    public Trial {
        var copies = new LinkedHashMap<String, List<Fact>>();
        pins.forEach((node, facts) -> copies.put(node, List.copyOf(facts)));
        pins = Collections.unmodifiableMap(copies);
    }

    /** What runs: the canvas, or the node to run to and everything before it. */
    Definition part() {
        if (until == null) {
            return definition;
        }
        Set<String> kept = new LinkedHashSet<>(Graph.of(definition).ancestors(until));
        kept.add(until);
        return new Definition(
                definition.nodes().stream()
                        .filter(node -> kept.contains(node.id()))
                        .toList(),
                definition.edges().stream()
                        .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
                        .toList(),
                definition.settings());
    }
}
