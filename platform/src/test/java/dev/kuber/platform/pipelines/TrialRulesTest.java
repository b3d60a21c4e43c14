package dev.kuber.platform.pipelines;

import static dev.kuber.platform.pipelines.Samples.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.Fact;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.Report;
import dev.kuber.fact.TradeExecution;
import dev.kuber.fact.TriggerFired;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import dev.kuber.trade.TradePlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Fact bias(String symbol) {
        return new BiasSignal(
                Symbol.of(symbol), BiasSignal.Direction.BULLISH, 80, List.of("trend"), "It rises.", "rules");
    }

    private static Trial trial(Definition definition, @Nullable String until, Map<String, List<Fact>> pins) {
        return new Trial(definition, until, pins, null);
    }

    private static List<String> sentences(Trial trial) {
        return TrialRules.problems(trial, SampleAgents.CATALOG).stream()
                .map(problem -> problem.node() + "/" + problem.field() + "/" + problem.message())
                .toList();
    }

    private static Plan plan(Trial trial) {
        return Planning.trial("p1", -7, "owner", trial, SampleAgents.CATALOG);
    }

    @Test
    void whatDoesNotRunMayBeWrong() {
        Definition unfinished = Samples.read("""
                {"nodes":[{"id":"clock","agent_type":"clock"},{"id":"data","agent_type":"data"},
                  {"id":"bias","agent_type":"bias"},{"id":"moon","agent_type":"moon_agent"},
                  {"id":"loose","agent_type":"strategy","config":{"nonsense":1}}],
                 "edges":[{"from":"clock","to":"data"},{"from":"data","to":"bias"},{"from":"bias","to":"moon"},
                  {"from":"moon","to":"nobody"}],"settings":{"symbols":["AAPL"]}}""");

        assertThat(sentences(trial(unfinished, "bias", Map.of()))).isEmpty();
        assertThat(sentences(trial(unfinished, null, Map.of()))).isNotEmpty();
        assertThat(plan(trial(unfinished, "bias", Map.of())).nodes())
                .extracting(Plan.Node::id)
                .containsExactly("guard", "clock", "data", "bias");
    }

    @Test
    void aTrialNeedsNoTrigger() {
        Definition loose = definition("data bias", "data>bias");
        assertThat(sentences(trial(loose, null, Map.of()))).isEmpty();
        assertThat(plan(trial(loose, "data", Map.of())).nodes())
                .extracting(Plan.Node::id)
                .containsExactly("guard", "data");
    }

    @Test
    void whatIsPinnedSufficesForWhatComesAfterIt() {
        Definition alone = definition("bias strategy data", "bias>strategy", "data>strategy");
        assertThat(sentences(trial(alone, null, Map.of())))
                .singleElement()
                .asString()
                .startsWith("bias/edges/");

        Trial pinned = trial(alone, null, Map.of("bias", List.of(bias("AAPL"))));

        assertThat(sentences(pinned)).isEmpty();
        Plan.Node node = plan(pinned).nodes().stream()
                .filter(one -> one.id().equals("bias"))
                .findFirst()
                .orElseThrow();
        assertThat(node.pinned()).containsExactly(bias("AAPL"));
        assertThat(plan(pinned).trial()).isTrue();
    }

    @Test
    void whatIsPinnedMayBeConfiguredWrongly() {
        Definition wrong = Samples.read("""
                {"nodes":[{"id":"bias","agent_type":"bias","config":{"strength":1000}}],"edges":[],
                 "settings":{"symbols":["AAPL"]}}""");
        assertThat(sentences(trial(wrong, null, Map.of("bias", List.of(bias("AAPL"))))))
                .isEmpty();
    }

    @Test
    void whatIsPinnedMustHoldWhatComesAfterItNeeds() {
        Definition definition = definition("data bias", "data>bias");
        assertThat(sentences(trial(definition, null, Map.of("data", List.of()))))
                .containsExactly(
                        "bias/edges/Bias agent needs a market snapshot: what is pinned at Market data has none."
                                + " Unpin it.");
    }

    @Test
    void anAgentIsPinnedToWhatItMayFindOutAboutWhatIsTraded() {
        Definition definition = definition("data bias", "data>bias");
        assertThat(sentences(trial(
                        definition,
                        null,
                        Map.of("bias", List.of(bias("AAPL"), new Report("a", "b", "c"), bias("MSFT"))))))
                .containsExactly(
                        "bias/pins[1]/Bias agent gives 'bias_signal', not 'report'.",
                        "bias/pins[2]/What is pinned at Bias agent is about MSFT, which the pipeline does not trade:"
                                + " unpin it.");
    }

    @Test
    void anOrderCannotBePinned() {
        var plan = new TradePlan(
                Symbol.of("AAPL"),
                Side.BUY,
                Quantity.of("10"),
                Price.of("100"),
                Price.of("98"),
                Price.of("103"),
                Price.of("106"));
        Fact open = new TradeExecution(
                Symbol.of("AAPL"), new Position.Opening(plan, List.of(), NOON), "Buying 10 AAPL.", null);
        assertThat(sentences(trial(Samples.whole(), null, Map.of("trade", List.of(open)))))
                .containsExactly("trade/pins/Trade manager places orders: what it gives cannot be pinned. Unpin it.");
    }

    @Test
    void nodesThatAreNotThereAreSaid() {
        assertThat(sentences(trial(Samples.whole(), "moon", Map.of())))
                .containsExactly("null/until/There is no node 'moon' to run to.");
        assertThat(sentences(trial(Samples.whole(), null, Map.of("moon", List.of()))))
                .containsExactly("null/pins.moon/There is no node 'moon' to pin.");
    }

    @Test
    void triggersFireByHandWhenTheyAreSkipped() {
        Plan plan = plan(new Trial(Samples.whole(), "data", Map.of(), NOON));
        assertThat(plan.nodes().get(1).pinned())
                .containsExactly(new TriggerFired(NOON, List.of(Symbol.of("AAPL")), "Fired by hand."));
        assertThat(plan.nodes().get(2).pinned()).isNull();
    }

    @Test
    void whatRunsReadsWhatTheWholeCanvasReads() {
        assertThat(plan(trial(Samples.whole(), "data", Map.of())).timeframes())
                .containsExactly(Timeframe.M1, Timeframe.M5, Timeframe.H1, Timeframe.D1);
    }

    @Test
    void aTrialWithErrorsIsNotPlanned() {
        assertThatThrownBy(() -> plan(trial(definition("strategy"), null, Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Strategy agent needs");
    }
}
