package dev.kuber.benchmarks;

import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.pipelines.Plan;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Pipelines by their ids, with the same ports under one meter. */
record ManyPlans(Map<String, Plan> plans, MarketClock market, Ports ports, Meter meter)
        implements PlanSource, Environment {

    @Override
    public Plan load(String pipelineId, int revision) {
        return Objects.requireNonNull(plans.get(pipelineId), pipelineId);
    }

    @Override
    public Optional<Plan> due(String pipelineId, Instant at) {
        return Optional.of(load(pipelineId, 1));
    }

    @Override
    public MarketClock clock(Plan any) {
        return market;
    }

    @Override
    public Ports ports(Execution execution, Plan any) {
        return ports;
    }
}
