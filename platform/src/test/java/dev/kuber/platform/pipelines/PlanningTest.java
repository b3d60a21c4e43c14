package dev.kuber.platform.pipelines;

import static dev.kuber.platform.pipelines.Samples.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.trade.Timeframe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanningTest {

    private static Plan plan(Definition definition) {
        return Planning.plan("p1", 3, "owner", definition, SampleAgents.CATALOG);
    }

    @Test
    void theSystemAgentComesFirstAndBeforeEveryRoot() {
        Plan plan = plan(Samples.whole());
        assertThat(plan.nodes())
                .extracting(Plan.Node::id)
                .containsExactly("guard", "clock", "data", "bias", "strategy", "risk", "trade", "reporter");
        assertThat(plan.nodes().get(0).predecessors()).isEmpty();
        assertThat(plan.nodes().get(1).predecessors()).containsExactly("guard");
        assertThat(plan.nodes().get(3).predecessors()).containsExactly("data");
        assertThat(plan.nodes().get(3).ancestors()).containsExactly("guard", "clock", "data");
    }

    @Test
    void timeframesAreThoseOfAllConfigurationsAndThePrimaryOne() {
        assertThat(plan(Samples.whole()).timeframes())
                .containsExactly(Timeframe.M1, Timeframe.M5, Timeframe.H1, Timeframe.D1);
    }

    @Test
    void tiesKeepTheOrderOfTheDefinition() {
        Plan plan =
                plan(definition("clock b:data a:data c:data join:reporter", "clock>b>join", "clock>a>join", "clock>c"));
        assertThat(plan.nodes()).extracting(Plan.Node::id).containsExactly("guard", "clock", "b", "a", "c", "join");
        assertThat(plan.nodes().getLast().predecessors()).containsExactly("b", "a");
    }

    @Test
    void aPipelineWithErrorsIsNotPlanned() {
        assertThatThrownBy(() -> plan(definition("clock strategy", "clock>strategy")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Strategy agent needs");
    }

    @Test
    void everyNodeOfAnyGraphComesAfterAllItsAncestors() {
        for (int seed = 0; seed < 300; seed++) {
            Definition definition = graph(new Random(seed));
            Set<String> done = new HashSet<>();
            for (Plan.Node node : plan(definition).nodes()) {
                assertThat(done).containsAll(node.ancestors());
                assertThat(node.ancestors()).containsAll(node.predecessors());
                assertThat(node.ancestors()).isSubsetOf(done).doesNotContain(node.id());
                done.add(node.id());
            }
            assertThat(done).hasSize(definition.nodes().size() + 1);
        }
    }

    /** A random graph without circles: its nodes in random order, all behind one trigger. */
    private static Definition graph(Random random) {
        int size = random.nextInt(1, 12);
        List<String> ids =
                new ArrayList<>(IntStream.range(0, size).mapToObj(i -> "n" + i).toList());
        List<String> chains = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            chains.add("clock>" + ids.get(i));
            for (int j = 0; j < i; j++) {
                if (random.nextInt(3) == 0) {
                    chains.add(ids.get(j) + ">" + ids.get(i));
                }
            }
        }
        Collections.shuffle(ids, random);
        String nodes = ids.stream().map(id -> id + ":data").collect(Collectors.joining(" "));
        return definition(nodes + " clock", chains.toArray(String[]::new));
    }
}
