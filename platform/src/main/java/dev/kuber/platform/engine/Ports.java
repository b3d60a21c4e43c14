package dev.kuber.platform.engine;

import java.util.Map;

/** The ports of one execution. */
public interface Ports {

    /** @throws IllegalStateException if there is none of this type here; the message says so */
    <P> P get(Class<P> port);

    /** The same for one run of a step: what costs money there knows who pays. */
    default Ports within(StepRun run) {
        return this;
    }

    static Ports of(Map<Class<?>, Object> ports) {
        var copy = Map.copyOf(ports);
        return new Ports() {
            @Override
            public <P> P get(Class<P> port) {
                Object found = copy.get(port);
                if (found == null) {
                    throw new IllegalStateException("There is no " + port.getSimpleName() + " here.");
                }
                return port.cast(found);
            }
        };
    }
}
