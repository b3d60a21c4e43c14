package dev.kuber.trade;

import java.util.regex.Pattern;

/** Ticker of a tradable instrument as its venue writes it, such as {@code AAPL}, {@code BRK.B} or {@code BTC/USD}. */
public record Symbol(String value) implements Comparable<Symbol> {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9./_-]{0,19}");

    /** @throws IllegalArgumentException if the text is not a symbol; the message says so in a sentence */
    public Symbol {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value
                    + "' is not a symbol: use up to 20 capital letters, digits, '.', '/', '_' or '-', such as AAPL.");
        }
    }

    public static Symbol of(String value) {
        return new Symbol(value);
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
