package dev.kuber.platform.demo;

import dev.kuber.trade.Symbol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the demo is asked to show.
 *
 * @param bars CSV file of recorded bars; empty for the synthetic market
 * @param symbol in place of the template's; must be given with a file
 * @param template slug of the template
 * @param days how much of the market, at most
 * @param zone of times in the file that name none
 */
record DemoOptions(
        Optional<Path> bars,
        Optional<Symbol> symbol,
        String template,
        Optional<Integer> days,
        long seed,
        Optional<ZoneId> zone) {

    static final String USAGE = """
            ./kuber demo [--bars FILE --symbol SYM] [--template NAME] [--days N] [--seed N] [--zone ZONE]

              --bars FILE      recorded bars (CSV of Yahoo, Stooq, Binance, Alpaca, or with a header); without it the
                               market is synthetic
              --symbol SYM     what the bars are of, such as BTC/USD
              --template NAME  momentum (default), breakout, oversold-bounce
              --days N         how much of the market; 5 days of the synthetic one, all of a file
              --seed N         of the synthetic market and of the exchange's chance; default 1
              --zone ZONE      of the file's times where they name none, such as America/New_York; default UTC
            """;

    /** An option that cannot be used; the message is a sentence. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    static DemoOptions parse(List<String> arguments) {
        var left = new ArrayDeque<>(arguments);
        Path bars = null;
        Symbol symbol = null;
        String template = "momentum";
        Integer days = null;
        long seed = 1;
        ZoneId zone = null;
        while (!left.isEmpty()) {
            String option = left.poll();
            String value = left.poll();
            if (value == null) {
                throw new Wrong(
                        option.startsWith("--")
                                ? "The option " + option + " needs a value."
                                : "'" + option + "' is not an option.");
            }
            switch (option) {
                case "--bars" -> bars = file(value);
                case "--symbol" -> symbol = symbol(value);
                case "--template" -> template = value;
                case "--days" -> days = (int) number(option, value, 1, 3650);
                case "--seed" -> seed = number(option, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--zone" -> zone = zone(value);
                default -> throw new Wrong("There is no option " + option + ".");
            }
        }
        if (bars != null && symbol == null) {
            throw new Wrong("Say what the bars are of: --symbol BTC/USD, for example.");
        }
        return new DemoOptions(
                Optional.ofNullable(bars),
                Optional.ofNullable(symbol),
                template,
                Optional.ofNullable(days),
                seed,
                Optional.ofNullable(zone));
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
            throw new Wrong("'" + value + "' is not a symbol: " + e.getMessage());
        }
    }

    private static long number(String option, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Wrong("The option " + option + " needs a whole number"
                + (least > Long.MIN_VALUE ? " from " + least + " to " + most : "") + ", not '" + value + "'.");
    }

    private static @Nullable ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException _) {
            throw new Wrong("There is no time zone '" + value + "'; one looks like America/New_York.");
        }
    }
}
