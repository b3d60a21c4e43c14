package dev.kuber.platform.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Agent;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Definitions;
import dev.kuber.port.TradingCalendar;
import java.util.ArrayList;
import java.util.ServiceLoader;

/** Definitions with schedules, of the installed agents. */
public final class Schedules {

    public static final Catalog CATALOG = catalog();

    private static final KuberJson JSON = KuberJson.of(FactTypes.builtIn());

    private Schedules() {}

    @SuppressWarnings("rawtypes")
    private static Catalog catalog() {
        var agents = new ArrayList<Agent<?>>();
        for (Agent agent : ServiceLoader.load(Agent.class)) {
            agents.add(agent);
        }
        return Catalog.of(agents);
    }

    /** With this schedule, as JSON without its braces. */
    static Timetable timetable(String calendar, String schedule) {
        return Timetable.of(
                definition("\"calendar\":\"" + calendar + "\",\"schedule\":{" + schedule + "}", "")
                        .settings(),
                Calendars.named(calendar));
    }

    static Window window(String calendar, String schedule) {
        return timetable(calendar, schedule).window().orElseThrow();
    }

    static TradingCalendar calendar(Definition definition) {
        return Calendars.named(definition.settings().calendar().id());
    }

    static PlannedRuns planned(Definition definition) {
        return PlannedRuns.of(definition, calendar(definition), CATALOG);
    }

    /** Settings and nodes as JSON without braces and brackets. */
    public static Definition definition(String settings, String nodes) {
        var reading = Definitions.read(JSON.parse("{\"nodes\":[" + nodes + "],\"settings\":{" + settings + "}}"));
        assertThat(reading).isInstanceOf(Definitions.Reading.Read.class);
        return ((Definitions.Reading.Read) reading).definition();
    }
}
