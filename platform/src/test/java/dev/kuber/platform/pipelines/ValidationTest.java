package dev.kuber.platform.pipelines;

import static dev.kuber.platform.pipelines.Samples.definition;
import static dev.kuber.platform.pipelines.Samples.read;
import static dev.kuber.platform.pipelines.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static List<Problem> problems(Definition definition) {
        return Validation.of(definition, SampleAgents.CATALOG);
    }

    private static List<String> sentences(Definition definition) {
        return problems(definition).stream()
                .map(p -> (p.node() == null ? "" : p.node() + "/") + p.message())
                .toList();
    }

    @Test
    void aWholePipelineHasNoProblems() {
        assertThat(problems(Samples.whole())).isEmpty();
    }

    @Test
    void anEmptyPipelineAsksForATriggerAndASymbol() {
        assertThat(sentences(read("{}")))
                .containsExactly(
                        "The pipeline is empty: put a trigger on the canvas first.",
                        "Choose at least one symbol to trade, such as AAPL.");
    }

    @Test
    void liveAndPaperTradingNeedABrokerConnection() {
        var paper = "{\"settings\":{\"symbols\":[\"AAPL\"],\"trading_mode\":\"paper\"%s}}";
        String wanted = "Choose the broker connection that the orders go through, or trade in simulation.";
        assertThat(sentences(read(paper.formatted("")))).contains(wanted);
        assertThat(sentences(read(paper.replace("paper", "live").formatted(""))))
                .contains(wanted);
        assertThat(sentences(read(paper.formatted(",\"broker_connection\":\"b1\""))))
                .doesNotContain(wanted);
        assertThat(sentences(read(paper.replace("paper", "validation").formatted(""))))
                .doesNotContain(wanted);
    }

    @Test
    void anUnknownAgentIsNamedWithItsNode() {
        assertThat(sentences(definition("clock moon:moon_agent", "clock>moon")))
                .containsExactly("moon/'moon': there is no agent 'moon_agent' here. Choose another agent or remove the"
                        + " node.");
    }

    @Test
    void aConfigurationIsCheckedAgainstItsAgent() {
        var definition = read("""
                {"nodes":[{"id":"clock","agent_type":"clock"},{"id":"data","agent_type":"data"},
                  {"id":"bias","agent_type":"bias","config":{"timeframes":["1h","7x"],"strength":101}}],
                 "edges":[{"from":"clock","to":"data"},{"from":"data","to":"bias"}],"settings":{"symbols":["AAPL"]}}""");
        assertThat(problems(definition))
                .containsExactly(
                        Problem.error(
                                "bias",
                                "timeframes[1]",
                                "Bias agent: timeframes[1]: '7x' is not a timeframe: write 1m, 5m, 15m, 30m, 1h, 4h, 1d"
                                        + " or 1w."),
                        Problem.error(
                                "bias", "strength", "Bias agent: strength: Strength must be at most 100, not 101."));
    }

    @Test
    void aNodeIsCalledWhatItsUserCallsIt() {
        var definition = read("""
                {"nodes":[{"id":"clock","agent_type":"clock"},
                  {"id":"a","agent_type":"bias","name":"Big picture"},{"id":"b","agent_type":"bias","name":" "}],
                 "edges":[{"from":"clock","to":"a"},{"from":"clock","to":"b"}],"settings":{"symbols":["AAPL"]}}""");
        assertThat(sentences(definition))
                .containsExactly(
                        "a/Big picture needs a market snapshot: put a Market data before it.",
                        "b/Bias agent needs a market snapshot: put a Market data before it.");
    }

    @Test
    void aCircleNamesItsNodesOnce() {
        assertThat(sentences(definition("clock data bias strategy", "clock>data>bias>strategy>data")))
                .containsExactly("data/Market data, Bias agent, Strategy agent wait for each other in a circle: remove"
                        + " one of their connections.");
        assertThat(sentences(definition("clock data", "clock>data>data")))
                .containsExactly("data/Market data is connected to itself: remove the connection.");
    }

    @Test
    void twoNodesCannotShareAnId() {
        assertThat(sentences(definition("clock clock:data data", "clock>data")))
                .contains("clock/Two nodes have the id 'clock': give one of them another id.");
    }

    @Test
    void aLooseConnectionNamesTheEndThatIsThere() {
        assertThat(problems(definition("clock data", "clock>data>nowhere")))
                .containsExactly(Problem.error(
                        "data",
                        "edges[1]",
                        "The connection from 'data' to 'nowhere' is loose: there is no node 'nowhere'."));
    }

    @Test
    void aRepeatedConnectionIsOnlyAWarning() {
        List<Problem> problems = problems(definition("clock data", "clock>data", "clock>data"));
        assertThat(problems)
                .containsExactly(Problem.warning(
                        "data", "edges[1]", "The connection from 'clock' to 'data' is there twice: remove one."));
        assertThat(Validation.accepts(problems)).isTrue();
    }

    @Test
    void aNeedThatNobodyGivesNamesTheAgentToPutBefore() {
        assertThat(sentences(definition("clock data strategy", "clock>data>strategy")))
                .containsExactly("strategy/Strategy agent needs a bias signal: put a Bias agent before it.");
    }

    @Test
    void aNeedThatIsThereButNotBeforeNamesTheNodeToConnect() {
        assertThat(sentences(definition("clock data bias strategy", "clock>data>bias", "data>strategy")))
                .containsExactly("strategy/Strategy agent needs a bias signal: connect Bias agent before it.");
    }

    @Test
    void nodesOfTheSameAgentAreToldApart() {
        assertThat(sentences(definition("clock data one:bias two:bias", "clock>data>one", "clock>two")))
                .containsExactly("two/Bias agent 'two' needs a market snapshot: connect Market data before it.");
    }

    @Test
    void aTradeNeedsARiskCheckBeforeItWhateverItDeclares() {
        assertThat(sentences(definition("clock trade", "clock>trade")))
                .containsExactly(
                        "trade/Trade manager may not trade without a risk check: put a Risk manager before it.");
    }

    @Test
    void whatIsNotBehindTheTriggerWouldRunTooEarly() {
        assertThat(sentences(definition("clock data bias", "data>bias")))
                .containsExactly(
                        "data/Market data is not behind a trigger, so it would run too early: connect it.",
                        "bias/Bias agent is not behind a trigger, so it would run too early: connect it.");
    }

    @Test
    void onlyASingleRunDoesWithoutTrigger() {
        assertThat(problems(definition("data bias", "data>bias")))
                .singleElement()
                .matches(p -> !p.isError() && p.message().startsWith("The pipeline has no trigger"));
        assertThat(problems(settings("\"symbols\":[\"AAPL\"],\"run_mode\":\"run_continuous\"", "data")))
                .containsExactly(
                        Problem.error(null, "nodes", "The pipeline has no trigger: put one first, such as a Clock."));
    }

    @Test
    void theInjectedAgentIsNeitherPlacedNorImitated() {
        assertThat(sentences(definition("clock guard", "clock>guard")))
                .contains("guard/Guard is part of every pipeline already: remove the node.");
        assertThat(sentences(definition("clock guard:data", "clock>guard")))
                .containsExactly("guard/The id 'guard' is taken: give the node another id.");
    }

    @Test
    void symbolsAreFewAndDifferent() {
        String many = IntStream.range(0, 51).mapToObj(i -> "\"S" + i + "\"").collect(Collectors.joining(","));
        assertThat(sentences(settings("\"symbols\":[" + many + "]", "clock")))
                .containsExactly("A pipeline trades at most 50 symbols, not 51.");
        assertThat(sentences(settings("\"symbols\":[\"AAPL\",\"MSFT\",\"AAPL\"]", "clock")))
                .containsExactly("AAPL is listed more than once: each symbol is traded once.");
    }

    @Test
    void barsFitIntoASession() {
        assertThat(problems(settings("\"symbols\":[\"AAPL\"],\"timeframe\":\"8h\"", "clock")))
                .containsExactly(Problem.error(
                        null,
                        "settings.timeframe",
                        "Bars of 8h are longer than a session of the NYSE: use 1d instead."));
        assertThat(problems(
                        settings("\"symbols\":[\"BTC/USD\"],\"timeframe\":\"8h\",\"calendar\":\"always\"", "clock")))
                .isEmpty();
        var definition = read("""
                {"nodes":[{"id":"clock","agent_type":"clock"},{"id":"data","agent_type":"data"},
                  {"id":"bias","agent_type":"bias","config":{"timeframes":["12h"]}}],
                 "edges":[{"from":"clock","to":"data"},{"from":"data","to":"bias"}],"settings":{"symbols":["AAPL"]}}""");
        assertThat(sentences(definition))
                .containsExactly(
                        "bias/Bias agent reads 12h bars, which are longer than a session of the NYSE: use 1d instead.");
    }
}
