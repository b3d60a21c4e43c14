package dev.kuber.platform.connections;

import java.util.Locale;

/** Which of a broker's two worlds an account is in. */
public enum BrokerEnvironment {
    /** Real prices, play money. */
    PAPER,
    /** Real money. */
    LIVE;

    /** As in a sentence and as in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
