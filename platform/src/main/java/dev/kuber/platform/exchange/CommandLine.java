package dev.kuber.platform.exchange;

import dev.kuber.trade.Symbol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ./kuber exchange} is asked for.
 *
 * @param bars CSV file of recorded bars; empty for the synthetic market
 * @param symbol what the bars are of
 * @param zone of times in the file that name none
 * @param from where in the recording or the synthetic market to begin
 * @param speed market seconds per second
 * @param keys accepted key ids with their secrets; empty for any
 * @param manual whether the market stands still until it is moved over HTTP
 */
record CommandLine(
        int port,
        Optional<Path> bars,
        Optional<Symbol> symbol,
        Optional<ZoneId> zone,
        Optional<Instant> from,
        double speed,
        long seed,
        Map<String, String> keys,
        int callsPerMinute,
        double partialFills,
        boolean manual) {

    static final String USAGE = """
            ./kuber exchange [--port N] [--bars FILE --symbol SYM] [--from TIME] [--speed X] [--seed S] ...

              --port N              to listen on at 127.0.0.1; default 8100
              --bars FILE           recorded bars to trade again (CSV of Yahoo, Stooq, Binance, Alpaca, or with a header);
                                    without it the market is synthetic
              --symbol SYM          what the bars are of: AAPL is a stock, BTC/USD a crypto pair
              --zone ZONE           of the file's times where they name none; default UTC
              --from TIME           where to begin, such as 2026-03-02 or 2026-03-02T14:30:00Z; default: the first bar, or
                                    the open of the last session in New York
              --speed X             market seconds per second; default 1
              --seed S              of the synthetic market and of all chance; default 1
              --keys ID:SECRET,...  the only keys accepted; default: any key opens an account of its own
              --calls-per-minute N  that a key may make; default 200
              --partial-fills X     how many orders in a hundred fill in two parts; default 10, as at Alpaca
              --manual              prices stand still until POST /market moves them
            """;

    private static final Set<String> VALUED = Set.of(
            "--port",
            "--bars",
            "--symbol",
            "--zone",
            "--from",
            "--speed",
            "--seed",
            "--keys",
            "--calls-per-minute",
            "--partial-fills");
    private static final int DEFAULT_PORT = 8100;
    private static final String MANUAL = "--manual";

    /** An option that cannot be used; the message is a sentence. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    static CommandLine parse(List<String> arguments) {
        Map<String, String> given = given(arguments);
        Optional<Path> bars = Optional.ofNullable(given.get("--bars")).map(CommandLine::file);
        Optional<Symbol> symbol = Optional.ofNullable(given.get("--symbol")).map(CommandLine::symbol);
        if (bars.isPresent() && symbol.isEmpty()) {
            throw new Wrong("Say what the bars are of: --symbol AAPL, for example.");
        }
        return new CommandLine(
                (int) number(given, "--port", DEFAULT_PORT, 0, 65_535),
                bars,
                symbol,
                Optional.ofNullable(given.get("--zone")).map(CommandLine::zone),
                Optional.ofNullable(given.get("--from")).map(CommandLine::time),
                number(given, "--speed", 1, 0.001, 1_000_000),
                (long) number(given, "--seed", 1, -1e15, 1e15),
                keys(given.getOrDefault("--keys", "")),
                (int) number(given, "--calls-per-minute", ExchangeOptions.CALLS_PER_MINUTE, 1, 10_000_000),
                number(given, "--partial-fills", 10, 0, 100),
                given.containsKey(MANUAL));
    }

    private static Map<String, String> given(List<String> arguments) {
        var given = new HashMap<String, String>();
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String option = left.remove();
            if (option.equals(MANUAL)) {
                given.put(option, "");
            } else if (VALUED.contains(option)) {
                String value = left.poll();
                if (value == null) {
                    throw new Wrong("The option " + option + " needs a value.");
                }
                given.put(option, value);
            } else {
                throw new Wrong("There is no option " + option + ".");
            }
        }
        return given;
    }

    private static Path file(String value) {
        Path path = Path.of(value);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new Wrong("The file " + value + " cannot be read.");
        }
        return path;
    }

    private static Symbol symbol(String value) {
        try {
            return Symbol.of(value);
        } catch (IllegalArgumentException e) {
            throw new Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException _) {
            throw new Wrong("'" + value + "' is not a time zone; write America/New_York, for example.");
        }
    }

    private static Instant time(String value) {
        try {
            return value.length() == "2026-03-02".length()
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException _) {
            throw new Wrong("'" + value + "' is not a time; write 2026-03-02 or 2026-03-02T14:30:00Z, for example.");
        }
    }

    private static double number(
            Map<String, String> given, String option, double otherwise, double least, double most) {
        String value = given.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Wrong("The option " + option + " needs a number, not '" + value + "'.");
    }

    private static Map<String, String> keys(String value) {
        var keys = new HashMap<String, String>();
        for (String pair : value.isEmpty() ? new String[0] : value.split(",")) {
            String[] parts = pair.split(":", 2);
            if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new Wrong("Write keys as ID:SECRET, several of them with commas.");
            }
            keys.put(parts[0], parts[1]);
        }
        return keys;
    }
}
