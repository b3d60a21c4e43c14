package dev.kuber.platform.faults;

import dev.kuber.trade.Symbol;

/** Where in a trade something goes wrong; each point has a symbol of its own, with prices that lead there. */
enum Point {
    ENTRY("POST /v2/orders", "submit", 0),
    TARGET("GET /v2/*", "find", 299),
    STOP("GET /v2/*", "find", 299),
    REPLACE("PATCH /v2/orders/*", "move", 299),
    CANCEL("DELETE /v2/orders/*", "cancel", 299),
    CLOSE("POST /v2/orders", "submit", 299);

    /** When the price goes to the first target or the stop, or somebody wants the position closed. */
    static final int FIRST = 300;

    /** When it goes to the second. */
    static final int SECOND = 600;

    static final int END = 900;

    final Symbol symbol = Symbol.of("PT" + name());

    /** The call to the broker that goes wrong. */
    final String call;

    /** The effect around which the process is killed. */
    final String effect;

    /** Seconds from the start at which it is armed. */
    final int armed;

    Point(String call, String effect, int armed) {
        this.call = call;
        this.effect = effect;
        this.armed = armed;
    }

    boolean closedByHand() {
        return this == CANCEL || this == CLOSE;
    }

    /** The price so many seconds after the start: the entry is at 100, the stop at 98, the targets at 103 and 106. */
    String price(int second) {
        return switch (this) {
            case ENTRY, TARGET -> second < FIRST ? "100" : second < SECOND ? "103.50" : "106.50";
            case STOP -> second < FIRST ? "100" : "97.50";
            case REPLACE -> second < FIRST ? "100" : second < SECOND ? "103.50" : "99.50";
            case CANCEL, CLOSE -> second < 200 ? "100" : "101";
        };
    }
}
