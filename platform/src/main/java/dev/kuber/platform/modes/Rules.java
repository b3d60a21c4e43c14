package dev.kuber.platform.modes;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Plans;
import dev.kuber.platform.schedules.DayRules;
import dev.kuber.platform.schedules.Timetable;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** What schedules and daily limits allow pipelines, as their newest revision says. */
@Component
class Rules {

    private final Plans plans;
    private final PostgresDayBook book;

    Rules(Plans plans, PostgresDayBook book) {
        this.plans = plans;
        this.book = book;
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
