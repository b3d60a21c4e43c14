package dev.kuber.platform.catalog;

import dev.kuber.agent.Param;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a component matters: while another one of its record has one of some values.
 *
 * @param property the other's name in JSON
 * @param values as in JSON: names of enum constants, or true and false
 */
record Relevance(String property, List<String> values) {

    private static final Pattern FORM = Pattern.compile("([a-z0-9_]+)=([a-z0-9_*]+(?:\\|[a-z0-9_*]+)*)");

    /**
     * What {@link Param#when()} says; null if it says nothing.
     *
     * @throws IllegalArgumentException if it names no enum or boolean of the record, or a value that it does not have
     */
    static @Nullable Relevance of(Param param, List<ConfigType.Component> components) {
        if (param.when().isEmpty()) {
            return null;
        }
        var form = FORM.matcher(param.when());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "when '" + param.when() + "' is not written like kind=rsi_*|volume_spike.");
        }
        List<String> possible = values(form.group(1), components);
        List<String> wanted = Arrays.stream(form.group(2).split("\\|"))
                .flatMap(glob -> matching(glob, possible).stream())
                .distinct()
                .toList();
        return new Relevance(form.group(1), wanted);
    }

    private static List<String> values(String property, List<ConfigType.Component> components) {
        return components.stream()
                .filter(component -> component.name().equals(property))
                .findFirst()
                .map(component -> switch (component.shape()) {
                    case Shape.Choice choice -> choice.names();
                    case Shape.Flag _ -> List.of("true", "false");
                    default ->
                        throw new IllegalArgumentException(
                                "when depends on " + property + ", which is no enum or boolean.");
                })
                .orElseThrow(() -> new IllegalArgumentException(
                        "when depends on " + property + ", which the record does not have."));
    }

    private static List<String> matching(String glob, List<String> possible) {
        String pattern =
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        List<String> found =
                possible.stream().filter(name -> name.matches(pattern)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "when names '" + glob + "'; there are " + String.join(", ", possible) + ".");
        }
        return found;
    }
}
