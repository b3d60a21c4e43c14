package dev.kuber.platform.roles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A duty that a process may have; the property {@code kuber.role} names one of them, or {@code all}. */
public enum Role {
    /** Serves HTTP, WebSocket and the web pages. */
    API,
    /** Runs executions and other scheduled work. */
    WORKER;

    /** The property that says which duties a process has; {@code all} unless set. */
    public static final String PROPERTY = "kuber.role";

    /**
     * The duties that this value of the property stands for.
     *
     * @throws IllegalArgumentException with a sentence if there is no such role
     */
    public static Set<Role> parse(String value) {
        String name = value.strip().toUpperCase(Locale.ROOT);
        if (name.equals("ALL")) {
            return Set.of(values());
        }
        return Arrays.stream(values())
                .filter(role -> role.name().equals(name))
                .map(Set::of)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no role '" + value + "'; choose all, " + choices() + "."));
    }

    private static String choices() {
        return Arrays.stream(values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }
}
