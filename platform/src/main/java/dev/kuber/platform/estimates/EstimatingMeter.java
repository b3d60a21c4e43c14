package dev.kuber.platform.estimates;

import dev.kuber.agent.Outcome;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.ledger.Charge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A meter that also has executions estimated when they begin. */
record EstimatingMeter(Meter meter, EstimateBook book) implements Meter {

    @Override
    public Instant now() {
        return meter.now();
    }

    @Override
    public Permit before(StepRun run) {
        book.begins(run);
        return meter.before(run);
    }

    @Override
    public List<Charge> after(StepRun run, Duration ran, Outcome outcome) {
        return meter.after(run, ran, outcome);
    }

    @Override
    public void release(List<String> keys) {
        meter.release(keys);
    }
}
