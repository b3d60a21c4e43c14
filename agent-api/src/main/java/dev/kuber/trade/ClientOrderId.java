package dev.kuber.trade;

/**
 * Id of an order that we choose before we send it, derived from its cause, so that sending twice orders once. At most 128
 * characters, the limit of Alpaca's trading API.
 */
public record ClientOrderId(String value) {

    public ClientOrderId {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("A client order id has 1 to 128 characters: '" + value + "'.");
        }
    }

    /** The id of one leg of an execution's trade in a symbol: {@code execution.SYMBOL.leg}. */
    public static ClientOrderId derived(String executionId, Symbol symbol, String leg) {
        return new ClientOrderId(executionId + "." + symbol + "." + leg);
    }

    @Override
    public String toString() {
        return value;
    }
}
