package dev.example.agents;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Explained;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what the weather would be; its settings are one of every kind that a form can be made of. */
@AgentInfo(
        type = "weather_desk",
        category = AgentInfo.Category.DATA,
        name = "Weather desk",
        description = "An agent by somebody else: reports the weather at the places it is told, and is sure of itself.",
        icon = "weather-partly-cloudy",
        author = "Example",
        pricePerHour = "0.01",
        averageMinutes = 1,
        gives = WeatherDesk.WeatherReport.class)
public final class WeatherDesk implements Agent<WeatherDesk.Config> {

    /** What is shown of a temperature. */
    public enum Scale {
        CELSIUS,
        FAHRENHEIT
    }

    /** A place and how much it matters. */
    public record Place(
            @Param(title = "Name", description = "As on a map.", init = "London", min = 1, max = 60)
            String name,

            @Param(title = "Weight", init = "50", min = 0, max = 100, unit = "%")
            int weight,

            @Param(title = "Affects", description = "The symbol that its weather moves.") @Nullable
            Symbol symbol) {}

    /** How often it looks, and how far back. */
    public record Horizon(
            @Param(title = "Bars", init = "20", min = 1, max = 500, unit = "bars")
            int bars,

            @Param(title = "Timeframe", init = "1h") Timeframe timeframe) {}

    /** Where the forecast is from. */
    public sealed interface Source {}

    /** A station with a number. */
    public record Station(
            @Param(title = "Station", description = "Its number.", init = "3772", min = 1, max = 99_999)
            int station) implements Source {}

    /** An average over several models. */
    public record Ensemble(
            @Param(title = "Members", init = "5", min = 2, max = 50)
            int members,

            @Param(title = "Without outliers", init = "true")
            boolean trimmed)
            implements Source {}

    /** Settings of a weather desk. */
    public record Config(
            @Param(title = "Scale", description = "What temperatures are shown in.", init = "CELSIUS")
            Scale scale,

            @Param(
                    title = "Confidence",
                    description = "How sure it is of itself.",
                    init = "70",
                    min = 0,
                    max = 100,
                    unit = "%")
            double confidence,

            @Param(title = "Forecast for", description = "How far ahead.", init = "PT6H", min = 60, max = 864_000)
            Duration ahead,

            @Param(title = "Budget", description = "For its own data.", init = "1.50", min = 0, unit = "$")
            BigDecimal budget,

            @Param(title = "Benchmark", init = "ORBT") Symbol benchmark,

            @Param(title = "Horizon", init = "{}") Horizon horizon,

            @Param(title = "Places", description = "In the order in which they count.", init = "[{}]", min = 1, max = 5)
            List<Place> places,

            @Param(title = "Source", description = "Where the forecast is from.", init = "{\"type\":\"station\"}")
            Source source,

            @Param(title = "Note", description = "Anything to remember.", max = 200) @Nullable
            String note) {

        /** @throws IllegalArgumentException if a place is named twice */
        public Config {
            places = List.copyOf(places);
            if (places.stream().map(Place::name).distinct().count() < places.size()) {
                throw new IllegalArgumentException("places: name each place once.");
            }
        }
    }

    /** What it found out. */
    public record WeatherReport(Instant at, List<String> places, double confidence, String sentence)
            implements Explained {
        public WeatherReport {
            places = List.copyOf(places);
        }
    }

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        List<String> places = config.places().stream().map(Place::name).toList();
        String source = switch (config.source()) {
            case Station station -> "station " + station.station();
            case Ensemble ensemble -> ensemble.members() + " models";
        };
        return Outcome.done(new WeatherReport(
                context.now(),
                places,
                config.confidence(),
                "Fair weather in " + String.join(" and ", places) + ", says " + source + "."));
    }
}
