package dev.kuber.platform.modes;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A look that must never stop being taken: whatever it throws is logged and counted in
 * {@code kuber_monitor_failures_total}, and the next look comes all the same.
 */
record Monitor(String name, Runnable look, MeterRegistry meters) implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

    @Override
    public void run() {
        try {
            look.run();
        } catch (RuntimeException | Error e) {
            meters.counter("kuber.monitor.failures", "monitor", name).increment();
            LOG.error("A look of {} failed and will be taken again.", name, e);
        }
    }
}
