package dev.kuber.platform.exchange;

import dev.kuber.trade.Symbol;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.databind.JsonNode;

/**
 * A call of the face with typed access to its parts.
 *
 * @param mistake makes the error for a part that cannot be read; trading and data differ in its code
 */
record Call(ServerRequest request, Function<String, BadParameter> mistake) {

    TradingAccount account() {
        return (TradingAccount) request.attribute(Gate.ACCOUNT).orElseThrow();
    }

    String path(String name) {
        return request.pathVariable(name);
    }

    Optional<String> text(String name) {
        return request.param(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    boolean flag(String name) {
        return text(name).filter(value -> value.equalsIgnoreCase("true")).isPresent();
    }

    int number(String name, int otherwise, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw mistake.apply("invalid " + name + ": it is a whole number from " + least + " to " + most);
    }

    Optional<BigDecimal> decimal(String name) {
        return text(name).map(value -> {
            try {
                return new BigDecimal(value);
            } catch (NumberFormatException _) {
                throw mistake.apply("invalid " + name + " " + value);
            }
        });
    }

    /** A time in RFC 3339 or a date, which is its first instant in New York. */
    Optional<Instant> time(String name) {
        return text(name).map(value -> {
            try {
                return value.length() == "2024-01-02".length()
                        ? LocalDate.parse(value).atStartOfDay(Venues.NEW_YORK).toInstant()
                        : OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            } catch (DateTimeException _) {
                throw mistake.apply("invalid " + name + " " + value + ": it is RFC 3339 or a date");
            }
        });
    }

    Optional<LocalDate> date(String name) {
        return text(name).map(value -> {
            try {
                return LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value);
            } catch (DateTimeException _) {
                throw mistake.apply("invalid " + name + " " + value);
            }
        });
    }

    /** A comma-separated list, or the parameter several times. */
    List<String> list(String name) {
        var all = new ArrayList<String>();
        for (String part : request.params().getOrDefault(name, List.of())) {
            for (String one : part.split(",")) {
                if (!one.isBlank()) {
                    all.add(one.strip());
                }
            }
        }
        return all;
    }

    List<Symbol> symbols(String name) {
        return list(name).stream().map(this::symbol).toList();
    }

    Symbol symbol(String text) {
        try {
            return Symbol.of(text);
        } catch (IllegalArgumentException _) {
            throw mistake.apply("invalid symbol: " + text);
        }
    }

    JsonNode body() {
        try {
            return ApiJson.object(request.body(byte[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }
}
