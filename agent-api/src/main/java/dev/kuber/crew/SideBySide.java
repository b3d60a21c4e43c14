package dev.kuber.crew;

import dev.kuber.port.LanguageModel.BudgetExceeded;
import dev.kuber.port.LanguageModel.Unavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same for several things at the same time, each on a virtual thread; results come in the order of the things. */
public final class SideBySide {

    private SideBySide() {}

    /**
     * All results. A failure does not cut the others short; when all have ended it is thrown: money that is gone before a
     * bug, a bug before a model that cannot answer, one where trying again cannot help before one that may answer later,
     * and of equals the first in order.
     *
     * @throws Unavailable also when this thread is interrupted, which ends the others; the thread stays interrupted
     */
    public static <A, B> List<B> all(List<A> things, Function<? super A, ? extends B> task) {
        if (things.size() == 1) {
            return List.of(task.apply(things.getFirst()));
        }
        var results = new ArrayList<B>();
        var failures = new ArrayList<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<B>> running = new ArrayList<>();
            for (A thing : things) {
                Callable<B> call = () -> task.apply(thing);
                running.add(threads.submit(call));
            }
            for (Future<B> one : running) {
                try {
                    results.add(one.get());
                } catch (ExecutionException failure) {
                    failures.add(failure.getCause());
                } catch (InterruptedException stopped) {
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new Unavailable("The run was stopped before the model had answered.", true);
                }
            }
        }
        failures.stream().min(Comparator.comparingInt(SideBySide::rank)).ifPresent(SideBySide::rethrow);
        return List.copyOf(results);
    }

    private static int rank(Throwable failure) {
        return switch (failure) {
            case BudgetExceeded _ -> 0;
            case Unavailable unavailable -> unavailable.retry() ? 3 : 2;
            default -> 1;
        };
    }

    private static void rethrow(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
