package dev.kuber.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryExecutionStoreTest extends ExecutionStoreContract {

    private final MemoryExecutionStore store =
            new MemoryExecutionStore(new VirtualTimeline(START), StepListener.NONE, _ -> true);

    @Override
    protected ExecutionStore store() {
        return store;
    }

    @Test
    void whatNobodyWillAskForIsForgottenWhenItEnds() {
        var forgetful = new MemoryExecutionStore(
                new VirtualTimeline(START),
                StepListener.NONE,
                history -> !history.steps().isEmpty());
        Execution kept = execution("p", "owner", 1);
        Execution forgotten = execution("p", "owner", 2);
        forgetful.create(kept, List.of());
        forgetful.create(forgotten, List.of());
        forgetful.append(commit(kept, ExecutionStatus.COMPLETED, step(1, Step.Kind.DONE)));
        forgetful.append(commit(forgotten, ExecutionStatus.COMPLETED));
        assertThat(forgetful.load(kept.id(), 0)).isPresent();
        assertThat(forgetful.load(forgotten.id(), 0)).isEmpty();
    }
}
