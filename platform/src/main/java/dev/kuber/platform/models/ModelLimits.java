package dev.kuber.platform.models;

import java.util.ArrayList;
import java.util.List;

/**
 * How a connection may be used.
 *
 * @param requestsPerMinute for all workers together
 * @param concurrent how many questions may be under way at once, for all workers together
 * @param allowUnknownPrice the user's consent to models whose price is not known
 * @param stream whether replies are asked for in pieces, so that they are seen as they grow
 */
public record ModelLimits(int requestsPerMinute, int concurrent, boolean allowUnknownPrice, boolean stream) {

    public static final ModelLimits USUAL = new ModelLimits(60, 4, false, true);

    private static final int MOST_PER_MINUTE = 10_000;
    private static final int MOST_AT_ONCE = 100;

    List<ModelConnectionForm.Fault> faults() {
        var faults = new ArrayList<ModelConnectionForm.Fault>();
        if (requestsPerMinute < 1 || requestsPerMinute > MOST_PER_MINUTE) {
            faults.add(new ModelConnectionForm.Fault(
                    "requests_per_minute", "Allow between 1 and " + MOST_PER_MINUTE + " requests a minute."));
        }
        if (concurrent < 1 || concurrent > MOST_AT_ONCE) {
            faults.add(new ModelConnectionForm.Fault(
                    "concurrent", "Allow between 1 and " + MOST_AT_ONCE + " questions at once."));
        }
        return faults;
    }
}
