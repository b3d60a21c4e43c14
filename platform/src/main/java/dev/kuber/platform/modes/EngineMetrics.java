package dev.kuber.platform.modes;

import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.StepListener;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts what this process's engine does: {@code kuber_steps_total}, {@code kuber_executions_ended_total} by status. */
@Component
class EngineMetrics implements StepListener {

    private final MeterRegistry registry;
    private final Counter steps;

    EngineMetrics(MeterRegistry registry, PostgresExecutionStore store) {
        this.registry = registry;
        this.steps = Counter.builder("kuber.steps")
                .description("Durable steps of executions")
                .register(registry);
        store.listen(this);
    }

    @Override
    public void committed(StepCommit commit) {
        steps.increment(commit.steps().size());
        if (commit.after().status().terminal()) {
            registry.counter(
                            "kuber.executions.ended",
                            "status",
                            commit.after().status().name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }
}
