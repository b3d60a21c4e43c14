package dev.kuber.platform.notifications;

/**
 * Something of an execution that needs the trader's attention and has not ended.
 *
 * @param symbol empty for the execution itself
 * @param spell step or version at which it began
 * @param sentence what was said last
 */
record Alarm(String executionId, String symbol, long spell, String sentence) {

    /** Of what it is; an execution has one alarm of each at a time. */
    record Key(String executionId, String symbol) {}

    Key key() {
        return new Key(executionId, symbol);
    }
}
