package dev.kuber.port;

import dev.kuber.trade.TradePlan;
import java.time.Duration;
import java.util.Optional;

/** Whether a person must consent before a trade is opened. */
public interface Approvals {

    /** How long to wait for consent to this trade; empty when none is needed. Silence means no. */
    Optional<Duration> wanted(TradePlan plan);
}
