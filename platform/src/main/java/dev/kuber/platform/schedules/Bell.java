package dev.kuber.platform.schedules;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is due at the end of a pipeline's window. Pure.
 *
 * @param ended the span that has closed and was not seen to close before; null when there is none
 * @param lastCall the span that is in its last minutes; null when none is
 * @param next when to look again; empty when the window never opens again within a year
 */
public record Bell(@Nullable Span ended, @Nullable Span lastCall, Optional<Instant> next) {

    /** @param seen what closed at this time or before was seen to */
    public static Bell at(Window window, Instant seen, Instant now) {
        Span ended = window.lastClosed(now)
                .filter(span -> span.closes().isAfter(seen))
                .orElse(null);
        Span current = window.currentOrNext(now).orElse(null);
        if (current == null) {
            return new Bell(ended, null, Optional.empty());
        }
        boolean last = !now.isBefore(current.lastCall());
        Instant call = current.lastCall().isBefore(current.opens()) ? current.opens() : current.lastCall();
        return last && current.contains(now)
                ? new Bell(ended, current, Optional.of(current.closes()))
                : new Bell(ended, null, Optional.of(call.isAfter(now) ? call : current.closes()));
    }
}
