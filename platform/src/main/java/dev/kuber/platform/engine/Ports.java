package dev.kuber.platform.engine;

import java.util.Map;
import java.util.function.Function;

/** The ports of one execution. */
public interface Ports {

    /** @throws IllegalStateException if there is none of this type here; the message says so */
    <P> P get(Class<P> port);

    /** The same for one run of a step: what costs money there knows who pays. */
    default Ports within(StepRun run) {
        return this;
    }

    /** These ports, in which this one is another for each run of a step. */
    default <T> Ports withEach(Class<T> type, Function<StepRun, T> each) {
        Ports others = this;
        return new Ports() {
            @Override
            public <P> P get(Class<P> port) {
                return others.get(port);
            }

            @Override
            public Ports within(StepRun run) {
                return others.within(run).with(type, each.apply(run));
            }
        };
    }

    /** These ports, but for this one. */
    default <T> Ports with(Class<T> type, T mine) {
        Ports others = this;
        return new Ports() {
            @Override
            public <P> P get(Class<P> port) {
                return port == type ? port.cast(mine) : others.get(port);
            }

            @Override
            public Ports within(StepRun run) {
                return others.within(run).with(type, mine);
            }
        };
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
