package dev.kuber.trade;

/** Id that the broker gave an order or one of its legs. */
public record OrderId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
