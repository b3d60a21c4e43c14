package dev.kuber.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the numbers were measured on: they mean nothing without the load of that moment. */
final class Machine {

    private Machine() {}

    static String description() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores, %s, %s %s, heap up to %,d MB",
                system.getAvailableProcessors(),
                system.getArch(),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** The load average of the last minute: more than the number of cores means that others are waiting for them too. */
    static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "load unknown" : String.format(Locale.ROOT, "load %.2f", load);
    }
}
