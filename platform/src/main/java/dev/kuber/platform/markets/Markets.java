package dev.kuber.platform.markets;

import dev.kuber.platform.markets.ParsedBars.Broken;
import dev.kuber.platform.markets.ParsedBars.Parsed;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What markets a user has: the synthetic one and her own imports, as lists, bars and histories. */
@Component
public class Markets {

    /** Source of bars that a user imported. */
    public static final String IMPORTED = BarStore.IMPORTED;

    private static final int REMEMBERED = 8;

    private final BarStore store;
    private final KeptBars kept;
    private final Clock clock;
    private final RecentHistories histories = new RecentHistories();
    private final Map<Long, SyntheticMarket> synthetics = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SyntheticMarket> eldest) {
            return size() > REMEMBERED;
        }
    };

    Markets(BarStore store, KeptBars kept, Clock clock) {
        this.store = store;
        this.kept = kept;
        this.clock = clock;
    }

    /** Every symbol the user can choose, sorted. */
    public List<ListedSymbol> symbols(UUID owner) {
        return Listing.of(store.list(owner));
    }

    /** The user's imported series, sorted by symbol and timeframe. */
    public List<BarSeries> series(UUID owner) {
        return store.list(owner);
    }

    /**
     * Reads a CSV file (see {@link BarCsv}) and stores its bars.
     *
     * @throws IOException if the stream cannot be read
     */
    public ImportResult importCsv(UUID owner, InputStream file, Symbol symbol, ImportOptions options)
            throws IOException {
        return switch (BarCsv.read(file, symbol, options)) {
            case Parsed parsed -> new ImportResult.Imported(store.put(owner, parsed, options.calendarOrAlways()));
            case Broken broken -> new ImportResult.Refused(broken.problems(), broken.count());
        };
    }

    /** The synthetic market of a seed; the same object for the same seed while it is in use. */
    public SyntheticMarket synthetic(long seed) {
        synchronized (synthetics) {
            return synthetics.computeIfAbsent(seed, SyntheticMarket::new);
        }
    }

    /**
     * The recording of a symbol that the user imported: the finest series there is, whole.
     *
     * @throws NoData if there is none
     */
    public History imported(UUID owner, Symbol symbol) {
        return store.list(owner, symbol).stream().findFirst().map(this::history).orElseThrow(() -> noImport(symbol));
    }

    /**
     * A recording for a backtest between two times. An import is given whole, so that indicators know what came before;
     * the backtest's clock decides what is seen.
     *
     * @param source {@code synthetic} or {@code imported}
     * @param from for the synthetic market otherwise thirty days before {@code to}
     * @param to for the synthetic market otherwise the last midnight
     * @throws NoData if there are no such bars; the message says so in a sentence
     */
    public History history(
            UUID owner, String source, long seed, Symbol symbol, Optional<Instant> from, Optional<Instant> to) {
        History history;
        if (source.equals(SyntheticMarket.SOURCE)) {
            Instant end = to.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.DAYS));
            history = synthetic(seed).history(symbol, from.orElse(end.minus(Duration.ofDays(30))), end);
        } else {
            checkImported(source);
            history = imported(owner, symbol);
        }
        if (BarRange.within(history.base(), from.orElse(Instant.MIN), to.orElse(Instant.MAX))
                .isEmpty()) {
            throw new NoData("There are no bars of " + symbol + " between these times.");
        }
        return history;
    }

    /**
     * Bars to show, resampled if need be.
     *
     * @throws NoData if there are no such bars; the message says so in a sentence
     */
    public Bars bars(UUID owner, BarQuery query) {
        Instant from = query.from().orElse(Instant.MIN);
        if (query.source().equals(SyntheticMarket.SOURCE)) {
            Duration span = query.timeframe().duration().multipliedBy(query.limit() + 1L);
            Optional<Instant> first = query.from().map(SyntheticMarket::inRange);
            Instant to = SyntheticMarket.inRange(
                    query.to().or(() -> first.map(begin -> begin.plus(span))).orElseGet(clock::instant));
            Instant begin = first.orElse(to.minus(span));
            Instant end = to.isAfter(begin.plus(span)) ? begin.plus(span) : to;
            Bars bars = synthetic(query.seed()).bars(query.symbol(), query.timeframe(), begin, end);
            return BarRange.limited(bars, query.from().isPresent(), query.limit());
        }
        checkImported(query.source());
        Bars all = servingHistory(owner, query.symbol(), query.timeframe()).all(query.timeframe());
        Bars range = BarRange.within(all, from, query.to().orElse(Instant.MAX));
        return BarRange.limited(range, query.from().isPresent(), query.limit());
    }

    /**
     * The exact bars behind a key that a {@link dev.kuber.port.MarketData#keep} of this platform gave; empty if they are
     * gone, as when the import was replaced, or belong to somebody else.
     */
    public Optional<Bars> kept(UUID owner, String key) {
        return KeptRange.parse(key)
                .map(range -> tape(owner, range).flatMap(tape -> tape.kept(range)))
                .orElseGet(() -> kept.find(key));
    }

    /**
     * The bars that followed those behind a key, closed by this time; none where the recording is not known.
     *
     * @param limit at most so many
     */
    public Bars following(UUID owner, Bars bars, String key, Instant until, int limit) {
        Bars none = Bars.none(bars.symbol(), bars.timeframe());
        if (bars.isEmpty()) {
            return none;
        }
        Instant after = bars.last().closes();
        return KeptRange.parse(key)
                .filter(_ -> until.isAfter(after))
                .flatMap(range -> tape(owner, range))
                .map(tape -> tape.closing(bars.symbol(), bars.timeframe(), after, until))
                .map(more -> more.slice(0, Math.min(limit, more.size())))
                .orElse(none);
    }

    /** The recording or synthetic market that a range was taken from. */
    private Optional<? extends KeptRange.Origin> tape(UUID owner, KeptRange range) {
        Optional<Long> seed = SyntheticMarket.seedOf(range.origin());
        if (seed.isPresent()) {
            return Optional.of(synthetic(seed.get()));
        }
        return store.list(owner, range.symbol()).stream()
                .filter(series -> origin(series).equals(range.origin()))
                .findFirst()
                .map(this::history);
    }

    private History servingHistory(UUID owner, Symbol symbol, Timeframe timeframe) {
        List<BarSeries> all = store.list(owner, symbol);
        if (all.isEmpty()) {
            throw noImport(symbol);
        }
        return all.stream()
                .filter(s -> s.timeframe().equals(timeframe))
                .findFirst()
                .or(() -> all.stream()
                        .filter(s -> Resampling.possible(s.timeframe(), timeframe))
                        .findFirst())
                .map(this::history)
                .orElseThrow(() -> new NoData("There are no " + timeframe + " bars of " + symbol + ": you imported "
                        + all.getFirst().timeframe() + " bars, which do not add up to them."));
    }

    private History history(BarSeries series) {
        return histories.get(series, () -> {
            Bars bars = store.load(series);
            if (bars.size() != series.bars()) {
                throw new NoData("The bars of " + series.symbol() + " have just been replaced: try again.");
            }
            return History.of(bars, series.calendar(), origin(series));
        });
    }

    private static String origin(BarSeries series) {
        return IMPORTED + "/" + series.id();
    }

    private static void checkImported(String source) {
        if (!source.equals(IMPORTED)) {
            throw new NoData("There is no market called '" + source + "': use synthetic or imported.");
        }
    }

    private static NoData noImport(Symbol symbol) {
        return new NoData("You have no imported bars of " + symbol + ": import a CSV file first.");
    }
}
