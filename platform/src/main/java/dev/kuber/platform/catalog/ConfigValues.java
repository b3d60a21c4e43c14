package dev.kuber.platform.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single settings of a bound configuration, by the names that they have in JSON. */
public final class ConfigValues {

    private ConfigValues() {}

    /** Empty where there is no such setting, or it is not set. */
    public static Optional<Object> of(Record config, String name) {
        for (RecordComponent component : config.getClass().getRecordComponents()) {
            if (ConfigType.snakeCase(component.getName()).equals(name)) {
                return Optional.ofNullable(read(component, config));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object read(RecordComponent component, Record config) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(config);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The configuration " + config + " cannot be read.", e);
        }
    }
}
