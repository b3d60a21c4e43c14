package dev.kuber.platform.estimates;

import java.util.Locale;

/** How constants are stored. */
final class Words {

    private Words() {}

    static String of(Confidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }

    static Confidence confidence(String stored) {
        return Confidence.valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
