package dev.kuber.platform.exchange;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.exchange.ReplayMarket.Product;
import dev.kuber.platform.markets.BarCsv;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.markets.ImportOptions;
import dev.kuber.platform.markets.ParsedBars;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.port.TradingCalendar.Session;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.web.server.PortInUseException;

/** {@code ./kuber exchange}: serves the exchange over a synthetic, recorded or hand-moved market until it is stopped. */
public final class ExchangeCommand {

    private final CommandLine line;
    private final InstantSource wall;
    private final PrintStream out;

    private ExchangeCommand(CommandLine line, InstantSource wall, PrintStream out) {
        this.line = line;
        this.wall = wall;
        this.out = out;
    }

    /**
     * Starts the exchange, which goes on until the process ends.
     *
     * @return 0, or what the process is to exit with because nothing was started
     */
    public static int run(List<String> arguments, InstantSource wall, PrintStream out) {
        if (arguments.contains("--help")) {
            out.print(CommandLine.USAGE);
            return 0;
        }
        try {
            AutoCloseable running = new ExchangeCommand(CommandLine.parse(arguments), wall, out).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running)));
            return 0;
        } catch (CommandLine.Wrong e) {
            out.println(e.getMessage());
            out.print(CommandLine.USAGE);
            return 2;
        } catch (PortInUseException e) {
            out.println("Port " + e.getPort() + " is in use; choose another one with --port.");
            return 1;
        } catch (IOException e) {
            out.println("The file of bars cannot be read: " + e.getMessage());
            return 1;
        }
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IOException if the file of bars cannot be read */
    private AutoCloseable start() throws IOException {
        Market market = line.manual() ? manual() : replay();
        ExchangeServer server = ExchangeServer.start(new ExchangeOptions(
                line.port(),
                market,
                wall,
                ExchangeRules.alpaca(line.seed()).withPartialFills(line.partialFills()),
                line.keys(),
                line.callsPerMinute(),
                true));
        tell(server, market);
        if (market instanceof ReplayMarket replay) {
            var motor = new MarketMotor(replay, wall, line.speed());
            motor.start();
            return () -> {
                motor.close();
                server.close();
            };
        }
        return server;
    }

    private ManualMarket manual() throws IOException {
        ReplayMarket model = replay();
        Symbol[] symbols = model.symbols().toArray(Symbol[]::new);
        var market = new ManualMarket(model.now(), symbols);
        for (Symbol symbol : symbols) {
            Bars past = model.bars(symbol, model.now().minusSeconds(7L * 24 * 3600), model.now());
            market.remember(past);
            Price price = model.last(symbol).map(Tick::price).orElse(Price.of("100"));
            market.trade(symbol, price, Quantity.of(100));
        }
        return market;
    }

    private ReplayMarket replay() throws IOException {
        Optional<Path> file = line.bars();
        return file.isPresent() ? recorded(file.get(), line.symbol().orElseThrow()) : synthetic();
    }

    private ReplayMarket recorded(Path file, Symbol symbol) throws IOException {
        ImportOptions options = ImportOptions.NONE.withCalendar(Venues.calendar(symbol));
        if (line.zone().isPresent()) {
            options = options.withZone(line.zone().get());
        }
        try (InputStream in = Files.newInputStream(file)) {
            return switch (BarCsv.read(in, symbol, options)) {
                case ParsedBars.Broken broken ->
                    throw new CommandLine.Wrong("The file " + file + " has " + broken.count()
                            + " mistakes. Line " + broken.problems().getFirst().line() + ": "
                            + broken.problems().getFirst().message());
                case ParsedBars.Parsed parsed -> {
                    Bars bars = parsed.bars();
                    Instant first = bars.bar(0).opens();
                    var product = new Product(
                            symbol,
                            symbol.value(),
                            bars.timeframe(),
                            first,
                            bars.last().closes());
                    yield new ReplayMarket(
                            History.of(bars, Venues.calendar(symbol)),
                            List.of(product),
                            line.from().orElse(first));
                }
            };
        }
    }

    private ReplayMarket synthetic() {
        var tape = new SyntheticMarket(line.seed());
        List<Product> products = SyntheticMarket.symbols().stream()
                .map(symbol -> new Product(
                        symbol,
                        SyntheticMarket.nameOf(symbol),
                        Timeframe.M1,
                        SyntheticMarket.FIRST,
                        SyntheticMarket.END))
                .toList();
        return new ReplayMarket(tape, products, line.from().orElseGet(this::lastOpen));
    }

    /** The open of the last session that has begun, so that there is trading from the first moment on. */
    private Instant lastOpen() {
        Instant now = wall.instant();
        LocalDate day = Calendars.nyse().dayOf(now);
        while (true) {
            Optional<Session> session = Calendars.nyse().session(day);
            if (session.isPresent() && !session.get().opens().isAfter(now)) {
                return session.get().opens();
            }
            day = day.minusDays(1);
        }
    }

    private void tell(ExchangeServer server, Market market) {
        out.println("The exchange is open at " + server.url() + " (stop it with Ctrl-C).");
        out.println("  market: "
                + String.join(", ", market.symbols().stream().map(Symbol::value).toList())
                + (line.manual()
                        ? ", moved by POST /market, standing at "
                        : ", at " + line.speed() + " times the speed of the clock, from ")
                + market.now());
        out.println("  point an Alpaca program at it: APCA_API_BASE_URL=" + server.url() + ", APCA_API_DATA_URL="
                + server.url() + ", APCA_API_STREAM_URL=" + server.streamUrl());
        out.println("  keys: "
                + (line.keys().isEmpty()
                        ? "any key id and secret open a paper account with $100,000"
                        : line.keys().size() + " accepted"));
        out.flush();
    }
}
