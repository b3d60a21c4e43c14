package dev.kuber.platform.analytics;

import dev.kuber.trade.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What statistics need to know of a position that was opened and closed.
 *
 * @param profit after commission
 * @param commission of entry and exits
 * @param rMultiple profit as a multiple of the money risked between entry and first stop; null where that is not known
 */
public record ClosedTrade(
        Instant opened,
        Instant closed,
        Money profit,
        Money commission,
        @Nullable Double rMultiple) {

    /** Time from opening to closing. */
    public Duration held() {
        return Duration.between(opened, closed);
    }
}
