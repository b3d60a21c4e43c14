package dev.kuber.platform.exchange;

/** A part of a call that cannot be understood; the message is what the caller is told. */
final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NO_CODE = 0;
    private final int status;
    private final int code;

    /** @param code Alpaca's error code, whose first three digits are not always the status */
    BadParameter(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** A value that is not allowed. */
    static BadParameter unprocessable(String message) {
        return new BadParameter(422, 42210000, message);
    }

    /** A value that must be there and is not. */
    static BadParameter missing(String message) {
        return new BadParameter(422, 40010001, message);
    }

    /** Anything wrong with a question to the market data API, whose errors have no code. */
    static BadParameter bad(String message) {
        return new BadParameter(400, NO_CODE, message);
    }

    static BadParameter body(String message) {
        return new BadParameter(400, 40010000, message);
    }

    Reply reply() {
        String message = String.valueOf(getMessage());
        return new Reply(status, code == NO_CODE ? new Reply.Message(message) : new Reply.Problem(code, message));
    }
}
