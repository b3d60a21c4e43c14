package dev.kuber.platform.faults;

/** Where in a trade something goes wrong. */
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

    /** How many of its calls and of its effects surely come in a trade of so many lots. */
    int calls(int lots) {
        return switch (this) {
            case ENTRY, CANCEL, TARGET -> lots;
            case STOP, REPLACE, CLOSE -> 1;
        };
    }
}
