package dev.kuber.platform.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Agent;
import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.models.FakeModelServer;
import dev.kuber.platform.models.ModelBench;
import dev.kuber.platform.models.ModelReplies;
import dev.kuber.platform.models.Models;
import dev.kuber.platform.models.Provider;
import dev.kuber.platform.models.Recording;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Planning;
import dev.kuber.port.LanguageModel;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backtest hears recorded replies, for nothing, and buys none. */
class RecordedBacktestTest {

    private static final Bars BARS = Trials.walk(2_000, 5);

    private final ModelBench bench = new ModelBench().connected(Provider.OPENAI, "work");

    @AfterEach
    void close() {
        bench.close();
    }

    @SuppressWarnings("rawtypes")
    private static BacktestSetup setup(int bars) {
        var agents = new ArrayList<Agent<?>>();
        for (Agent agent : ServiceLoader.load(Agent.class)) {
            agents.add(agent);
        }
        agents.add(new Thinker());
        Definition definition = Trials.definition("""
                {"nodes":[{"id":"clock","agent_type":"time_trigger","config":{"interval":"PT30M"}},
                          {"id":"think","agent_type":"test_thinker"},
                          {"id":"trade","agent_type":"trade_manager"}],
                 "edges":[{"from":"clock","to":"think"},{"from":"think","to":"trade"}],
                 "settings":{"symbols":["TEST"],"timeframe":"1m","calendar":"always","run_mode":"run_continuous"}}
                """);
        var calendar = Calendars.named(definition.settings().calendar().id());
        return new BacktestSetup(
                Planning.plan("btest", 1, "owner", definition, Catalog.of(agents)),
                Map.of(Trials.SYMBOL, History.of(BARS, calendar)),
                "test",
                calendar,
                ExchangeRules.standard(1),
                Instant.ofEpochMilli(BARS.opensAt(0)),
                Instant.ofEpochMilli(BARS.closesAt(bars - 1)));
    }

    private LanguageModel recorded(MissingAnswers missing) {
        return bench.get(Models.class).recorded(bench.owner, missing::add);
    }

    /** Says one side or the other, by what it was asked. */
    private static ModelReplies side(FakeModelServer.Asked asked) {
        boolean buy = asked.text().hashCode() % 2 == 0;
        return new ModelReplies.Says(
                buy ? "{\"side\":\"buy\"}" : "{\"side\":\"sell\"}", new ModelReplies.Reported(80, 0, 6));
    }

    @Test
    void theSameBacktestTwiceOnRecordedRepliesIsTheSameAndTakesNoToken() {
        bench.server.otherwise(RecordedBacktestTest::side);
        LanguageModel models = bench.models();
        BacktestResult recording = new BacktestRun(setup(1_500), new Trials.Recorder(), _ -> models).run();
        int asked = bench.server.asked().size();
        var spent = bench.spent();
        assertThat(asked).isGreaterThan(5);
        assertThat(recording.failures()).isZero();
        assertThat(recording.trades()).isNotEmpty();

        var missing = new MissingAnswers();
        var first = new Trials.Recorder();
        var second = new Trials.Recorder();
        BacktestResult one = new BacktestRun(setup(1_500), first, _ -> recorded(missing)).run();
        BacktestResult other = new BacktestRun(setup(1_500), second, _ -> recorded(missing)).run();

        assertThat(Trials.firstDifference(second.steps, first.steps)).isEmpty();
        assertThat(one.trades()).isEqualTo(other.trades()).isEqualTo(recording.trades());
        assertThat(missing.any()).isFalse();
        assertThat(bench.server.asked()).hasSize(asked);
        assertThat(bench.spent()).isEqualByComparingTo(spent);
    }

    private BacktestResult recording(Trials.Recorder recorder, String most, Recording recording) {
        var cap = new CappedPurse.Cap(Money.of(most), () -> new Money(bench.spent()));
        return new BacktestRun(
                        setup(1_500),
                        recorder,
                        run -> bench.get(Models.class)
                                .recording(new CappedPurse(bench.purse(run.key()), cap), recording))
                .run();
    }

    @Test
    void whatIsMissingIsBoughtOnceWhereThatIsAllowedAndHeardEverAfter() {
        bench.server.otherwise(RecordedBacktestTest::side);
        var recording = new Recording(() -> true);
        var first = new Trials.Recorder();
        BacktestResult bought = recording(first, "5", recording);
        int asked = bench.server.asked().size();
        var spent = bench.spent();
        assertThat(asked).isGreaterThan(5).isEqualTo(recording.bought());
        assertThat(bought.failures()).isZero();
        assertThat(bought.trades()).isNotEmpty();
        assertThat(spent).isPositive();

        var missing = new MissingAnswers();
        var second = new Trials.Recorder();
        BacktestResult again = new BacktestRun(setup(1_500), second, _ -> recorded(missing)).run();
        BacktestResult allowedAgain = recording(new Trials.Recorder(), "5", new Recording(() -> true));

        assertThat(Trials.firstDifference(second.steps, first.steps)).isEmpty();
        assertThat(again.trades()).isEqualTo(bought.trades()).isEqualTo(allowedAgain.trades());
        assertThat(missing.any()).isFalse();
        assertThat(bench.server.asked()).hasSize(asked);
        assertThat(bench.spent()).isEqualByComparingTo(spent);
    }

    @Test
    void recordingStopsBeforeTheAmountIsPassedKeepsWhatItHasAndGoesOnFromThere() {
        bench.server.otherwise(RecordedBacktestTest::side);
        var recording = new Recording(() -> true);
        recording(new Trials.Recorder(), "0.003", recording);

        assertThat(recording.stopped())
                .hasValueSatisfying(why -> assertThat(why).contains("that you allowed are used up"));
        int asked = bench.server.asked().size();
        assertThat(asked).isPositive().isEqualTo(recording.bought());
        assertThat(bench.spent()).isLessThanOrEqualTo(new BigDecimal("0.003"));

        var rest = new Recording(() -> true);
        BacktestResult whole = recording(new Trials.Recorder(), "5", rest);
        assertThat(rest.stopped()).isEmpty();
        assertThat(whole.failures()).isZero();
        assertThat(bench.server.asked()).hasSize(asked + rest.bought());
        assertThat(bench.server.asked().stream().map(FakeModelServer.Asked::text))
                .doesNotHaveDuplicates();
    }

    @Test
    void aProviderThatDoesNotAnswerEndsTheRecordingInsteadOfLeavingHoles() {
        bench.server.otherwise(_ -> new ModelReplies.Fails(401, null));
        var recording = new Recording(() -> true);

        recording(new Trials.Recorder(), "5", recording);

        assertThat(recording.stopped())
                .hasValueSatisfying(why -> assertThat(why).contains("does not accept the key"));
        assertThat(bench.server.asked()).hasSize(1);
        assertThat(bench.spent()).isZero();
    }

    @Test
    void nothingIsBoughtForABacktestThatNobodyWantsAnyMore() {
        var recording = new Recording(() -> false);

        recording(new Trials.Recorder(), "5", recording);

        assertThat(bench.server.asked()).isEmpty();
    }

    @Test
    void whatWasNeverAskedIsRefusedWithWhatItWouldCostAndNotBought() {
        var missing = new MissingAnswers();

        BacktestResult result = new BacktestRun(setup(300), new Trials.Recorder(), _ -> recorded(missing)).run();

        assertThat(result.failures()).isPositive();
        assertThat(missing.any()).isTrue();
        assertThat(missing.sentence())
                .startsWith("It asks language models ")
                .contains(
                        " never recorded, the first by thinker to 'work/fake-small', and a backtest buys none unless you allow it.")
                .containsPattern("at most \\$0\\.\\d\\d;");
        assertThat(bench.server.asked()).isEmpty();
        assertThat(bench.spent()).isZero();
    }
}
