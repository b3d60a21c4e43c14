package dev.kuber.platform.previews;

import dev.kuber.condition.Truth;
import dev.kuber.trade.Bars;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** A preview in a trader's words. */
final class PreviewText {

    private PreviewText() {}

    static String of(List<Truth> truth, Arming arming, Bars bars) {
        int trues = Collections.frequency(truth, Truth.TRUE);
        int unknown = Collections.frequency(truth, Truth.UNKNOWN);
        String last = truth.size() == 1 ? "the last bar" : "the last " + truth.size() + " bars";
        var text = new StringBuilder(trues == 0 ? "Not true on any of " : "True on " + trues + " of ")
                .append(last)
                .append('.');
        if (unknown > 0) {
            text.append(" On ").append(unknown).append(" it is not known: there is too little history before.");
        }
        if (arming.moving()) {
            text.append(" Its levels depend on when it begins to wait; these are those of ")
                    .append(Instant.ofEpochMilli(bars.opensAt(bars.size() - truth.size())))
                    .append('.');
        }
        return text.toString();
    }
}
