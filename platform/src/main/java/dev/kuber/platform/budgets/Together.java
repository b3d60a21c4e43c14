package dev.kuber.platform.budgets;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does at once what many threads of this process want at the same time: whoever gets through the door does his own and all
 * that waits, and finds his own done if somebody else got through before. Alone, nobody waits.
 */
final class Together<W, R> {

    private static final int MOST = 128;

    private final Function<List<W>, List<R>> work;
    private final ConcurrentLinkedQueue<Request<W, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock door = new ReentrantLock(true);

    /** @param work answers in the order of what is wanted; called by one thread at a time */
    Together(Function<List<W>, List<R>> work) {
        this.work = work;
    }

    private static final class Request<W, R> {
        private final W wanted;
        private volatile @Nullable R answer;

        Request(W wanted) {
            this.wanted = wanted;
        }
    }

    /** What fails for one fails for him alone: each that was not answered together tries by himself. */
    R ask(W wanted) {
        var own = new Request<W, R>(wanted);
        waiting.add(own);
        while (true) {
            door.lock();
            try {
                R answer = own.answer;
                if (answer != null) {
                    return answer;
                }
                serve(own);
            } finally {
                door.unlock();
            }
        }
    }

    private void serve(Request<W, R> own) {
        waiting.remove(own);
        var batch = new ArrayList<Request<W, R>>();
        batch.add(own);
        while (batch.size() < MOST) {
            Request<W, R> next = waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        try {
            answer(batch);
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                throw e;
            }
            answer(List.of(own));
        }
    }

    private void answer(List<Request<W, R>> batch) {
        List<R> answers =
                work.apply(batch.stream().map(request -> request.wanted).toList());
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer = answers.get(i);
        }
    }
}
