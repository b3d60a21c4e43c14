package dev.kuber.agents.analysis;

import dev.kuber.crew.Instructions;

/** The instructions of the built-in members; each is a file, read once. */
public final class Prompts {

    static final Instructions MARKET_ANALYST = load("market_analyst", 1);
    static final Instructions SENTIMENT_ANALYST = load("sentiment_analyst", 1);
    static final Instructions BULL = load("bull", 1);
    static final Instructions BEAR = load("bear", 1);
    static final Instructions SYNTHESISER = load("synthesiser", 1);
    static final Instructions STRATEGIST = load("strategist", 1);

    /** Comments on risk decisions. */
    public static final Instructions RISK_COMMENTATOR = load("risk_commentator", 1);

    private Prompts() {}

    private static Instructions load(String name, int version) {
        return Instructions.load(Prompts.class, name, version);
    }
}
