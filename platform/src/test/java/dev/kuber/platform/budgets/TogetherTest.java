package dev.kuber.platform.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many who want something at the same time get it together, and each gets his own answer. */
class TogetherTest {

    private static final int MANY = 300;

    /** The answers of those who ask at the same time; null where one failed. */
    private static List<Integer> all(Together<Integer, Integer> together, CountDownLatch queue)
            throws InterruptedException {
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> asking = IntStream.range(0, MANY)
                    .mapToObj(i -> (Callable<Integer>) () -> {
                        queue.countDown();
                        return together.ask(i);
                    })
                    .toList();
            for (Future<Integer> answer : threads.invokeAll(asking)) {
                try {
                    answers.add(answer.get());
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).hasMessage("Not this one.");
                    answers.add(-1);
                }
            }
        }
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachGetsHisOwnAnswerAndFewDoTheWorkForAll() throws Exception {
        var times = new AtomicInteger();
        var queue = new CountDownLatch(MANY);
        var together = new Together<Integer, Integer>(wanted -> {
            times.incrementAndGet();
            await(queue);
            return wanted.stream().map(number -> number * 2).toList();
        });
        assertThat(all(together, queue))
                .isEqualTo(IntStream.range(0, MANY).map(i -> i * 2).boxed().toList());
        assertThat(times.get()).isLessThan(MANY / 2);
    }

    @Test
    void whatFailsForOneFailsForHimAlone() throws Exception {
        var queue = new CountDownLatch(MANY);
        var together = new Together<Integer, Integer>(wanted -> {
            await(queue);
            if (wanted.contains(7)) {
                throw new IllegalArgumentException("Not this one.");
            }
            return wanted;
        });
        List<Integer> answers = all(together, queue);
        assertThat(answers.get(7)).isEqualTo(-1);
        assertThat(answers.stream().filter(answer -> answer >= 0)).hasSize(MANY - 1);
        assertThatThrownBy(() -> together.ask(7)).hasMessage("Not this one.");
        assertThat(together.ask(8)).isEqualTo(8);
    }
}
