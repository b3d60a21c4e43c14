package dev.kuber.platform.modes;

import dev.kuber.platform.budgets.PaidSteps;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.estimates.EstimateBook;
import dev.kuber.platform.models.Models;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel;
import org.springframework.stereotype.Component;

/** What steps pay for: their own running time, and the language models that they ask. */
@Component
class Payments {

    private final PaidSteps steps;
    private final Models models;
    private final Meter meter;

    Payments(PaidSteps steps, Models models, EstimateBook estimates) {
        this.steps = steps;
        this.models = models;
        this.meter = estimates.with(steps);
    }

    Meter meter() {
        return meter;
    }

    Budget budget(Plan plan) {
        return steps.budget(plan);
    }

    /** These ports, in which the models that a run of a step asks are paid from its purse. */
    Ports charging(Ports ports) {
        return new Charging(ports);
    }

    private final class Charging implements Ports {
        private final Ports ports;

        Charging(Ports ports) {
            this.ports = ports;
        }

        @Override
        public <P> P get(Class<P> port) {
            return ports.get(port);
        }

        @Override
        public Ports within(StepRun run) {
            return new OfStep(ports.within(run), models.of(steps.purse(run)));
        }
    }

    private record OfStep(Ports ports, LanguageModel models) implements Ports {
        @Override
        public <P> P get(Class<P> port) {
            return port == LanguageModel.class ? port.cast(models) : ports.get(port);
        }
    }
}
