package dev.kuber.agents.trade;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import java.time.Instant;
import java.util.List;

/**
 * What a look at one symbol's position brought.
 *
 * @param until when to look again; {@link Instant#MAX} when nothing is left to watch
 * @param on what to wait for; empty when nothing is left to watch
 */
record Watch(List<? extends Fact> news, Instant until, List<WakeOn> on) {

    static final Watch OVER = new Watch(List.of(), Instant.MAX, List.of());
}
