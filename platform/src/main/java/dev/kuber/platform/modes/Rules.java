package dev.kuber.platform.modes;

import dev.kuber.platform.budgets.Budgets;
import dev.kuber.platform.budgets.PaidSteps;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Plans;
import dev.kuber.platform.schedules.DayRules;
import dev.kuber.platform.schedules.Timetable;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What schedules and daily limits allow pipelines, as their newest revision says. */
@Component
class Rules {

    private final Plans plans;
    private final PostgresDayBook book;
    private final Budgets budgets;

    Rules(Plans plans, PostgresDayBook book, Budgets budgets) {
        this.plans = plans;
        this.book = book;
        this.budgets = budgets;
    }

    /** Whether the money that this pipeline needs is gone; it is fired again when there is some. */
    boolean rests(Plan plan) {
        return PaidSteps.paid(plan) && budgets.rests(plan);
    }

    /** Why the budget lets nothing new be bought; empty if it does. */
    Optional<String> exhausted(Plan plan) {
        return PaidSteps.paid(plan) ? budgets.exhausted(plan) : Optional.empty();
    }

    /** The pipeline may have been saved since an execution began with this plan. */
    Timetable timetable(Plan plan) {
        return timetable(plans.pipeline(plan.pipelineId())
                .map(Pipeline::definition)
                .map(Definition::settings)
                .orElse(plan.settings()));
    }

    static Timetable timetable(Definition.Settings settings) {
        return Timetable.of(settings, Calendars.named(settings.calendar().id()));
    }

    /** @param market the clock of the plan's market */
    DayRules of(Plan plan, InstantSource market) {
        return of(plan, timetable(plan), market);
    }

    DayRules of(Plan plan, Timetable timetable, InstantSource market) {
        return new DayRules(plan.pipelineId(), timetable, book, market);
    }
}
