package dev.kuber.platform.catalog;

/** An agent that does not keep the rules of the agent API; the message names its class and the reason. */
public final class WrongAgent extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    WrongAgent(String className, String reason) {
        super("The agent " + className + " cannot be used: " + reason);
    }
}
