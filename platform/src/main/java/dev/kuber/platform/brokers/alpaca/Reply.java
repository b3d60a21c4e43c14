package dev.kuber.platform.brokers.alpaca;

/** What became of a request. */
sealed interface Reply<T> {

    record Ok<T>(T value) implements Reply<T> {}

    /**
     * Alpaca understood the request and said no; nothing was done.
     *
     * @param status of HTTP
     * @param code of Alpaca, 0 where there was none
     * @param message Alpaca's own words
     */
    record Refused<T>(int status, long code, String message) implements Reply<T> {

        /** The order's client id was used before. */
        boolean duplicateId() {
            return code == 40010001L || message.contains("client_order_id must be unique");
        }

        /** As a sentence that names who said it. */
        String sentence() {
            return switch (status) {
                case 401 -> "Alpaca does not accept the key of this connection.";
                default -> "Alpaca refused: " + message + (message.endsWith(".") ? "" : ".");
            };
        }
    }

    /** No answer, or none that can be read: whether anything was done is not known. */
    record Unknown<T>(String reason) implements Reply<T> {}
}
