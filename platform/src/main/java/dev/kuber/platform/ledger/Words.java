package dev.kuber.platform.ledger;

import java.util.Locale;

/** How constants are stored. */
final class Words {

    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static Charge.Kind kind(String stored) {
        return Charge.Kind.valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
