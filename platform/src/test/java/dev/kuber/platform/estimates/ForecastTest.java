package dev.kuber.platform.estimates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kuber.agent.AgentInfo;
import dev.kuber.platform.estimates.History.Comparison;
import dev.kuber.platform.estimates.History.PastRun;
import dev.kuber.platform.estimates.PaidNode.Asked;
import dev.kuber.platform.estimates.PaidNode.Usage;
import dev.kuber.platform.ledger.ModelPrice;
import dev.kuber.trade.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the past, without a database. */
class ForecastTest {

    private static final Instant DAY = Instant.parse("2026-03-02T15:00:00Z");
    private static final ModelPrice PRICE =
            new ModelPrice("openai", "small", Money.of(2), Money.of("0.5"), Money.of(8), "the test", Instant.EPOCH);

    private static PaidNode node(Class<?> agent, int symbols, Usage declared) {
        return new PaidNode(
                "n",
                agent.getAnnotation(AgentInfo.class),
                symbols,
                declared.equals(Usage.NONE) ? null : new Asked("work/small", "openai/small", PRICE, declared));
    }

    private static PaidNode rules(int symbols) {
        return node(Workers.Bias.class, symbols, Usage.NONE);
    }

    private static Work took(PaidNode node, double seconds, int runs) {
        return new Work(Work.Agent.of(node), node.symbols(), Usage.NONE, seconds, 0, 0, 0, 0, runs);
    }

    private static Work read(PaidNode node, Usage declared, double input, double output) {
        return new Work(Work.Agent.of(node), node.symbols(), declared, 0, input, 0, output, 0, 1);
    }

    private static History runs(PaidNode node, List<Work> works) {
        return new History(
                works.stream()
                        .map(work -> new PastRun(DAY, Map.of(node.id(), work)))
                        .toList(),
                Map.of(),
                Map.of(),
                List.of());
    }

    private static Forecast forecast(PaidNode node, History history) {
        return Forecast.of(List.of(node), history);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.008, 0", "3, 0.00004, 3"})
    void ownRunsCountFromTheThirdOn(int runs, double cost, int learned) {
        Forecast forecast = forecast(rules(1), runs(rules(1), Collections.nCopies(runs, took(rules(1), 1.8, 1))));
        assertThat(forecast.each().expected()).isCloseTo(cost, within(1e-9));
        assertThat(forecast.runs()).isEqualTo(learned);
    }

    @Test
    void runsForAsManySymbolsCountAloneAndOthersAreScaled() {
        List<Work> ten = Collections.nCopies(5, took(rules(10), 36, 1));
        assertThat(forecast(rules(4), runs(rules(4), ten)).each().expected())
                .isCloseTo(0.08 * 36 / 3600 * 4, within(1e-9));
        assertThat(forecast(rules(4), runs(rules(4), ten)).together()).isFalse();
        List<Work> mixed = new java.util.ArrayList<>(ten);
        mixed.addAll(Collections.nCopies(3, took(rules(4), 18, 1)));
        Forecast exact = forecast(rules(4), runs(rules(4), mixed));
        assertThat(exact.each().expected()).isCloseTo(0.08 * 18 / 3600 * 4, within(1e-9));
        assertThat(exact.runs()).isEqualTo(3);
        assertThat(exact.together()).isTrue();
    }

    @Test
    void tokensGrowWithWhatIsDeclared() {
        PaidNode now = node(Workers.Strategy.class, 1, new Usage(4000, 800));
        // It was said to read 2000 and read 3000; now it is said to read twice as much, as with more rounds of a
        // debate.
        List<Work> works = Collections.nCopies(4, read(now, new Usage(2000, 400), 3000, 500));
        Figures figures = forecast(now, runs(now, works)).nodes().getFirst();
        assertThat(figures.input()).isCloseTo(6000, within(1e-6));
        assertThat(figures.output()).isCloseTo(1000, within(1e-6));
        assertThat(figures.tokens()).isCloseTo((6000 * 2 + 1000 * 8) / 1e6, within(1e-12));
    }

    @Test
    void howOftenANodeRunsIsPartOfWhatItIsExpectedToCost() {
        List<Work> works = IntStream.range(0, 10)
                .mapToObj(i -> i < 7 ? took(rules(1), 90, 1) : took(rules(1), 0, 0))
                .toList();
        Forecast forecast = forecast(rules(1), runs(rules(1), works));
        assertThat(forecast.nodes().getFirst().rental()).isCloseTo(0.7 * 0.002, within(1e-9));
        // The usual run has it.
        assertThat(forecast.each().expected()).isCloseTo(0.002, within(1e-9));
        assertThat(forecast.each().mean()).isCloseTo(0.0014, within(1e-9));
        assertThat(forecast.each().low()).isZero();
    }

    @Test
    void otherPipelinesOfTheUserComeBeforeOtherPeopleAndTheseBeforeWhatTheAgentSays() {
        PaidNode node = rules(1);
        Work.Agent agent = Work.Agent.of(node);
        List<Work> mine = Collections.nCopies(3, took(node, 45, 1));
        List<Work> theirs = Collections.nCopies(5, took(node, 90, 1));
        var both = new History(List.of(), Map.of(agent, mine), Map.of(agent, theirs), List.of());
        var others = new History(List.of(), Map.of(agent, mine.subList(0, 2)), Map.of(agent, theirs), List.of());
        var few = new History(List.of(), Map.of(), Map.of(agent, theirs.subList(0, 4)), List.of());
        assertThat(forecast(node, both).each().expected()).isCloseTo(0.001, within(1e-9));
        assertThat(forecast(node, both).runs()).isEqualTo(3);
        assertThat(forecast(node, others).each().expected()).isCloseTo(0.002, within(1e-9));
        assertThat(forecast(node, others).runs()).isZero();
        assertThat(forecast(node, few).each().expected()).isCloseTo(0.008, within(1e-9));
    }

    @Test
    void anotherModelIsLearnedAnew() {
        PaidNode before = rules(1);
        PaidNode now = node(Workers.Bias.class, 1, new Usage(4000, 800));
        Forecast forecast = forecast(now, runs(before, Collections.nCopies(30, took(before, 1, 1))));
        assertThat(forecast.runs()).isZero();
        assertThat(forecast.each().expected()).isCloseTo(0.008 + (4000 * 2 + 800 * 8) / 1e6, within(1e-9));
    }

    private static Trust trust(int runs, List<Comparison> compared) {
        return Trust.of(
                forecast(rules(1), runs(rules(1), Collections.nCopies(runs, took(rules(1), 10, 1)))), false, compared);
    }

    private static List<Comparison> off(int many, double percent, int known) {
        return Collections.nCopies(many, new Comparison(known, 0.8, 1, 1.2, 1 + percent / 100));
    }

    @Test
    void confidenceIsHighOnlyWhereManyRunsAndThePastAgree() {
        assertThat(trust(20, off(10, 6, 10)).confidence()).isEqualTo(Confidence.HIGH);
        assertThat(trust(20, off(10, 6, 10)).sentence())
                .isEqualTo(
                        "From your last 20 runs of it, whose estimates were off by no more than 6 % half of the time.");
        assertThat(trust(19, off(10, 6, 10)).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(trust(20, off(9, 6, 10)).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(trust(20, off(30, 6, 9)).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(trust(20, off(10, 16, 10)).sentence()).contains("which differ", "off by more than 16 %");
        assertThat(trust(20, off(10, 16, 10)).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(trust(20, Collections.nCopies(10, new Comparison(10, 0.99, 1, 1.01, 1.1)))
                        .confidence())
                .isEqualTo(Confidence.MEDIUM);
        assertThat(trust(20, off(10, 6, 10)).repeated(true).confidence()).isEqualTo(Confidence.LOW);
        assertThat(Trust.of(forecast(rules(1), History.NONE), true, List.of()).confidence())
                .isEqualTo(Confidence.LOW);
    }

    @Test
    void whatIsOffByLessThanAHundredthOfACentIsNotWrong() {
        var milliseconds = new Comparison(20, 2e-7, 3e-7, 4e-7, 9e-7);
        assertThat(milliseconds.errorPercent()).isZero();
        assertThat(milliseconds.within()).isTrue();
        var seconds = new Comparison(20, 2e-4, 3e-4, 4e-4, 9e-4);
        assertThat(seconds.errorPercent()).isCloseTo(200, within(1e-9));
        assertThat(seconds.within()).isFalse();
    }

    @Test
    void chanceEvensOutAmongManyRunsAndIgnoranceDoesNot() {
        var known = new Spread(0.8, 1, 1, 1.2, 100);
        CostRange hundred = known.times(100, 100, 100);
        assertThat(hundred.expected()).isEqualTo(Money.of(100));
        assertThat(hundred.high().toDouble()).isCloseTo(102.83, within(0.01));
        assertThat(new Spread(0.8, 1, 1, 1.2, 4).times(100, 100, 100).high().toDouble())
                .isCloseTo(110.2, within(0.01));
        assertThat(known.times(0, 0, 0)).isEqualTo(CostRange.of(Money.ZERO));
    }

    @Test
    void howOftenATriggerFiresIsKnownFromTheDaysOnWhichItFired() {
        List<PastRun> runs = IntStream.range(0, 12)
                .mapToObj(i -> new PastRun(DAY.minus(Duration.ofDays(i / 3)), Map.of()))
                .toList();
        assertThat(RunsPerDay.typical(runs)).contains(3.0);
        assertThat(RunsPerDay.typical(runs.subList(0, 9))).isEmpty();
    }
}
