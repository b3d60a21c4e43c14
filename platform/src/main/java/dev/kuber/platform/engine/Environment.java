package dev.kuber.platform.engine;

import dev.kuber.platform.pipelines.Plan;

/** What surrounds an execution: its time and its ports. The engine never asks which trading mode this comes from. */
public interface Environment {

    MarketClock clock(Plan plan);

    /** Asked once each time the execution is taken up; may be kept and shared. */
    Ports ports(Execution execution, Plan plan);

    /** What the steps cost. */
    default Meter meter() {
        return Meter.FREE;
    }
}
