package dev.kuber.platform.json;

import dev.kuber.agent.Fact;
import dev.kuber.fact.CloseRequested;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The kinds of facts of this installation by the name under which they are stored (see {@link Fact#typeOf}). */
public final class FactTypes {

    private final Map<String, Class<? extends Fact>> byName;

    private FactTypes(Map<String, Class<? extends Fact>> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** The facts of the agent API alone. */
    public static FactTypes builtIn() {
        return with(List.of());
    }

    /**
     * The facts of the agent API and these.
     *
     * @throws IllegalArgumentException if one is not a record, has a component named {@code type}, or shares its name
     *     with another one; the message names the classes
     */
    public static FactTypes with(Collection<Class<? extends Fact>> more) {
        var byName = new TreeMap<String, Class<? extends Fact>>();
        agentApi().forEach(type -> add(byName, type));
        more.forEach(type -> add(byName, type));
        return new FactTypes(byName);
    }

    /** The records of the agent API's fact package, found on the class path so that a new one is known at once. */
    private static List<Class<? extends Fact>> agentApi() {
        String folder = CloseRequested.class.getPackageName().replace('.', '/');
        ClassLoader loader = CloseRequested.class.getClassLoader();
        var found = new ArrayList<Class<? extends Fact>>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver(loader).getResources("classpath*:" + folder + "/*.class")) {
                String name = folder.replace('/', '.') + "."
                        + Objects.requireNonNull(file.getFilename()).replace(".class", "");
                Class<?> type = Class.forName(name, false, loader);
                if (Fact.class.isAssignableFrom(type) && type.isRecord()) {
                    found.add(type.asSubclass(Fact.class));
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("The facts of the agent API cannot be read from the class path.", e);
        }
        return found;
    }

    private static void add(Map<String, Class<? extends Fact>> byName, Class<? extends Fact> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException("The fact " + type.getName() + " must be a record.");
        }
        for (var component : type.getRecordComponents()) {
            if (component.getName().equals("type")) {
                throw new IllegalArgumentException("The fact " + type.getName()
                        + " has a component named 'type'; that name is taken by the fact's own type.");
            }
        }
        String name = Fact.typeOf(type);
        Class<? extends Fact> other = byName.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalArgumentException("Two facts are named '" + name + "': " + other.getName() + " and "
                    + type.getName() + ". Rename one.");
        }
    }

    public Optional<Class<? extends Fact>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By name. */
    public Collection<Class<? extends Fact>> all() {
        return byName.values();
    }
}
