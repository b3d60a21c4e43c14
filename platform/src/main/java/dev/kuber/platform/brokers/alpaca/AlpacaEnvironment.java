package dev.kuber.platform.brokers.alpaca;

/** Which of Alpaca's two worlds a key belongs to. */
public enum AlpacaEnvironment {
    /** Real prices, play money. */
    PAPER("PK"),
    /** Real money. */
    LIVE("AK");

    private final String keyPrefix;

    AlpacaEnvironment(String keyPrefix) {
        this.keyPrefix = keyPrefix;
    }

    /** Where this environment is served unless the operator says otherwise. */
    public AlpacaEndpoints endpoints() {
        return this == PAPER ? AlpacaEndpoints.PAPER : AlpacaEndpoints.LIVE;
    }

    /** How the ids of its keys begin. */
    String keyPrefix() {
        return keyPrefix;
    }

    AlpacaEnvironment other() {
        return this == PAPER ? LIVE : PAPER;
    }

    /** As in a sentence: {@code paper} or {@code live}. */
    @Override
    public String toString() {
        return this == PAPER ? "paper" : "live";
    }
}
