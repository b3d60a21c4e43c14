package dev.kuber.platform.pipelines;

import dev.kuber.agent.Option;
import java.util.Locale;

/** When the market that a pipeline trades in is open. */
public enum Hours {
    /** The New York exchanges' sessions, with holidays and half days. */
    @Option(title = "US stocks", description = "The sessions of NYSE and Nasdaq, with their holidays and half days.")
    NYSE,
    /** Without a break, as crypto trades. */
    @Option(title = "Around the clock", description = "Open every day at every hour, as crypto is.")
    ALWAYS;

    /** The name of its calendar, as in {@code Calendars.named}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
