package dev.kuber.platform.brokers.alpaca;

import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a reply, each of which may be missing, null, a string or a number; what makes no sense is missing, too. */
record Fields(JsonNode node) {

    private static final List<String> QUOTE_CURRENCIES = List.of("USDT", "USDC", "USD", "BTC");
    private static final int MOST_DIGITS = 60;

    @Nullable
    String text(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asString();
        return text.isEmpty() ? null : text;
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    boolean flag(String name) {
        return "true".equals(text(name));
    }

    @Nullable
    BigDecimal decimal(String name) {
        String text = text(name);
        if (text == null || text.length() > MOST_DIGITS) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(text);
            return Math.abs((long) value.scale()) > MOST_DIGITS ? null : value;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Averages that are finer than nine decimals are rounded to them. */
    @Nullable
    Price price(String name) {
        BigDecimal value = decimal(name);
        return value == null || value.signum() < 0 ? null : new Price(nine(value, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal nine(BigDecimal value, RoundingMode mode) {
        return value.scale() > 9 ? value.setScale(9, mode) : value;
    }

    Money money(String name) {
        BigDecimal value = decimal(name);
        return value == null ? Money.ZERO : new Money(value);
    }

    /** The size of a quantity, whatever its sign; finer than nine decimals is cut off. */
    @Nullable
    Quantity quantity(String name) {
        BigDecimal value = decimal(name);
        return value == null ? null : new Quantity(nine(value.abs(), RoundingMode.DOWN));
    }

    @Nullable
    Instant time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** The symbol as orders write it; null for instruments that Kuber does not trade, such as options. */
    @Nullable
    Symbol symbol(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return Symbol.of("crypto".equals(text("asset_class")) ? pair(text) : text);
        } catch (IllegalArgumentException notASymbol) {
            return null;
        }
    }

    /** A pair as orders write it, with its slash; positions leave it out. */
    static String pair(String written) {
        if (written.indexOf('/') < 0) {
            for (String currency : QUOTE_CURRENCIES) {
                if (written.endsWith(currency) && written.length() > currency.length()) {
                    return written.substring(0, written.length() - currency.length()) + "/" + currency;
                }
            }
        }
        return written;
    }

    /** Whether this symbol is a pair of currencies and not a stock. */
    static boolean isPair(Symbol symbol) {
        return symbol.value().indexOf('/') >= 0;
    }
}
