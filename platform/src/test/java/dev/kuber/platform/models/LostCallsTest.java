package dev.kuber.platform.models;

import static dev.kuber.platform.models.ModelBench.GOOD;
import static dev.kuber.platform.models.ModelBench.question;
import static dev.kuber.platform.models.ModelReplies.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Calls whose worker died between reply and record: charged once, whoever finds them. */
class LostCallsTest {

    private static final Duration LONGER_THAN_ANY_CALL = Duration.ofMinutes(5);

    private final ModelBench bench = new ModelBench();

    @BeforeEach
    void aCallIsLost() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.otherwise(_ -> says(GOOD));
        bench.wallet.crashOnce();
        assertThatThrownBy(() -> bench.models().ask(question("mine/fake-small")))
                .isInstanceOf(StackOverflowError.class);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<ModelCall> calls() {
        return bench.get(Models.class).calls(bench.owner, "run of " + bench.owner);
    }

    @Test
    void isChargedWhatItCanHaveCostWhenItsTimeHasRunOutAndNotBefore() {
        assertThat(bench.get(LostCalls.class).settle()).isZero();
        assertThat(bench.spent()).isEqualByComparingTo(BigDecimal.ZERO);

        bench.clock.pass(LONGER_THAN_ANY_CALL);
        assertThat(bench.get(LostCalls.class).settle()).isPositive();
        assertThat(bench.get(LostCalls.class).settle()).isZero();

        assertThat(calls()).singleElement().satisfies(call -> {
            assertThat(call.status()).isEqualTo(ModelCall.Status.LOST);
            assertThat(call.estimated()).isTrue();
            assertThat(call.message()).isEqualTo("The program stopped before the reply came.");
            assertThat(Objects.requireNonNull(call.usage()).output()).isEqualTo(400);
            assertThat(Objects.requireNonNull(call.cost()).value()).isEqualByComparingTo(bench.spent());
        });
        assertThat(bench.estimates()).isEqualTo(1);
        assertThat(bench.jdbc
                        .sql("select sentence from ledger where owner = :owner")
                        .param("owner", bench.owner)
                        .query(String.class)
                        .single())
                .startsWith("market_analyst asked mine/fake-small: ")
                .endsWith(" written at most, because no count came back.");
    }

    @Test
    void isAskedAnewByAStepThatGoesOnAfterwardsAndNothingStaysReserved() {
        bench.clock.pass(LONGER_THAN_ANY_CALL);
        bench.get(LostCalls.class).settle();
        assertThat(bench.models().ask(question("mine/fake-small")).direction()).isEqualTo("bullish");
        assertThat(calls())
                .extracting(ModelCall::status)
                .containsExactly(ModelCall.Status.LOST, ModelCall.Status.ANSWERED);
        assertThat(bench.estimates()).isEqualTo(1);
        assertThat(bench.wallet.covered()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @RepeatedTest(5)
    void isChargedOnceByManyThatSweepWhileTheStepAsksAgain() throws Exception {
        bench.clock.pass(LONGER_THAN_ANY_CALL);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(() -> bench.get(LostCalls.class).settle());
        }
        all.add(3, () -> bench.models().ask(question("mine/fake-small")).confidence() - 70);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> one : threads.invokeAll(all)) {
                assertThat(one.get()).isNotNegative();
            }
        }
        assertThat(bench.estimates()).isEqualTo(1);
        assertThat(calls())
                .extracting(ModelCall::status)
                .containsExactly(ModelCall.Status.LOST, ModelCall.Status.ANSWERED);
    }
}
