package dev.kuber.platform.notifications;

import java.util.Locale;

/** How much a notification matters. */
public enum Severity {
    INFO,
    /** Something waits for the user. */
    WARNING,
    /** Money is at risk until somebody looks. */
    ALARM;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
