package dev.kuber.platform.pipelines;

import dev.kuber.platform.catalog.Binding;
import dev.kuber.platform.catalog.Configs;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a user sent as a definition. */
public final class Definitions {

    private static final Pattern NODE = Pattern.compile("nodes\\[(\\d+)].*");

    private Definitions() {}

    /** A definition, or why the JSON is none. */
    public sealed interface Reading {

        /** Well-formed; whether it can run is for {@link Validation} to say. */
        record Read(Definition definition) implements Reading {}

        /** At least one error, each naming its field. */
        record Unreadable(List<Problem> problems) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads a definition; settings that are missing take their defaults. */
    public static Reading read(JsonNode json) {
        return switch (Configs.bind(Definition.class, json)) {
            case Binding.Bound bound -> new Reading.Read((Definition) bound.config());
            case Binding.Refused refused ->
                new Reading.Unreadable(refused.faults().stream()
                        .map(fault -> Problem.error(node(json, fault.field()), fault.field(), fault.message()))
                        .toList());
        };
    }

    /** JSON Schema (draft-07) of the settings, for their form. */
    public static ObjectNode settingsSchema() {
        return Configs.schema(Definition.Settings.class).put("title", "Settings");
    }

    /** The id of the node that the field belongs to, if it has a usable one. */
    private static @Nullable String node(JsonNode json, String field) {
        Matcher matcher = NODE.matcher(field);
        if (!matcher.matches()) {
            return null;
        }
        JsonNode id =
                json.path("nodes").path(Integer.parseInt(matcher.group(1))).path("id");
        return id.isString() ? id.asString() : null;
    }
}
