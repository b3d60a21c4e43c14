package dev.kuber.platform.markets;

import dev.kuber.platform.markets.ParsedBars.Parsed;
import dev.kuber.platform.markets.stored.PackedBars;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imported bars in PostgreSQL. An owner has one series per symbol, timeframe and source; importing it again replaces it
 * whole, in one transaction, so that a series is always exactly one file.
 */
@Component
public class BarStore {

    static final String IMPORTED = "imported";
    private static final int CHUNK = 16_384;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Supplier<UUID> ids;

    BarStore(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.ids = ids;
    }

    /** Stores the bars of a file in place of an earlier file of the same symbol and timeframe. */
    public BarSeries put(UUID owner, Parsed parsed, TradingCalendar calendar) {
        Bars bars = parsed.bars();
        var series = new BarSeries(
                ids.get(),
                bars.symbol(),
                bars.timeframe(),
                IMPORTED,
                calendar,
                bars.bar(0).opens(),
                bars.last().closes(),
                bars.size(),
                parsed.report(),
                clock.instant());
        transaction.executeWithoutResult(_ -> {
            oneAtATime(owner, series);
            remove(owner, series.symbol(), series.timeframe());
            insert(owner, series);
            for (int from = 0; from < bars.size(); from += CHUNK) {
                insertChunk(series.id(), from / CHUNK, bars.slice(from, Math.min(bars.size(), from + CHUNK)));
            }
        });
        return series;
    }

    /** @return whether there was such a series */
    public boolean remove(UUID owner, Symbol symbol, Timeframe timeframe) {
        return jdbc.sql("""
                        delete from bar_series
                        where owner = :owner and symbol = :symbol and timeframe = :timeframe and source = :source
                        """)
                        .param("owner", owner)
                        .param("symbol", symbol.value())
                        .param("timeframe", timeframe.toString())
                        .param("source", IMPORTED)
                        .update()
                > 0;
    }

    /** The owner's series by symbol, finer timeframes first. */
    public List<BarSeries> list(UUID owner) {
        return sorted(jdbc.sql("select * from bar_series where owner = :owner").param("owner", owner));
    }

    /** The owner's series of this symbol, finer timeframes first. */
    public List<BarSeries> list(UUID owner, Symbol symbol) {
        return sorted(jdbc.sql("select * from bar_series where owner = :owner and symbol = :symbol")
                .param("owner", owner)
                .param("symbol", symbol.value()));
    }

    private static List<BarSeries> sorted(JdbcClient.StatementSpec query) {
        return query.query(BarStore::series).list().stream()
                .sorted(Comparator.comparing(BarSeries::symbol).thenComparing(BarSeries::timeframe))
                .toList();
    }

    /** The bars of a series that lie wholly between two times. */
    public Bars load(BarSeries series, Instant from, Instant to) {
        var columns = new BarColumns(16);
        jdbc.sql("""
                        select columns from bar_chunk
                        where series = :series and closes > :from and opens < :to
                        order by number
                        """)
                .param("series", series.id())
                .param("from", BarRange.millis(from))
                .param("to", BarRange.millis(to))
                .query((row, _) -> row.getBytes("columns"))
                .list()
                .forEach(chunk -> PackedBars.unpack(chunk, columns));
        return BarRange.within(columns.toBars(series.symbol(), series.timeframe()), from, to);
    }

    /** All bars of a series. */
    public Bars load(BarSeries series) {
        return load(series, Instant.MIN, Instant.MAX);
    }

    /** The series with this id, if it is this owner's. */
    public Optional<BarSeries> find(UUID owner, UUID id) {
        return list(owner).stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** Two imports of the same symbol follow each other instead of failing. */
    private void oneAtATime(UUID owner, BarSeries series) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", owner + "/" + series.symbol() + "/" + series.timeframe())
                .query((_, _) -> true)
                .single();
    }

    private void insert(UUID owner, BarSeries series) {
        ImportReport report = series.report();
        jdbc.sql("""
                        insert into bar_series (id, owner, symbol, timeframe, source, calendar, from_time, to_time, bars,
                            layout, zone, file_rows, duplicates, gaps, missing, unsorted, warnings, imported_at)
                        values (:id, :owner, :symbol, :timeframe, :source, :calendar, :from, :to, :bars,
                            :layout, :zone, :rows, :duplicates, :gaps, :missing, :unsorted, :warnings, :at)
                        """)
                .param("id", series.id())
                .param("owner", owner)
                .param("symbol", series.symbol().value())
                .param("timeframe", series.timeframe().toString())
                .param("source", series.source())
                .param("calendar", Calendars.nameOf(series.calendar()))
                .param("from", utc(series.from()))
                .param("to", utc(series.to()))
                .param("bars", series.bars())
                .param("layout", report.layout())
                .param("zone", report.zone())
                .param("rows", report.rows())
                .param("duplicates", report.duplicates())
                .param("gaps", report.gaps())
                .param("missing", report.missing())
                .param("unsorted", report.unsorted())
                .param("warnings", report.warnings().toArray(String[]::new))
                .param("at", utc(series.importedAt()))
                .update();
    }

    private void insertChunk(UUID series, int number, Bars bars) {
        jdbc.sql("""
                        insert into bar_chunk (series, number, opens, closes, columns)
                        values (:series, :number, :opens, :closes, :columns)
                        """)
                .param("series", series)
                .param("number", number)
                .param("opens", bars.opensAt(0))
                .param("closes", bars.closesAt(bars.size() - 1))
                .param("columns", PackedBars.pack(bars))
                .update();
    }

    private static BarSeries series(ResultSet row, int number) throws SQLException {
        return new BarSeries(
                row.getObject("id", UUID.class),
                Symbol.of(row.getString("symbol")),
                Timeframe.of(row.getString("timeframe")),
                row.getString("source"),
                Calendars.named(row.getString("calendar")),
                row.getObject("from_time", OffsetDateTime.class).toInstant(),
                row.getObject("to_time", OffsetDateTime.class).toInstant(),
                row.getInt("bars"),
                new ImportReport(
                        row.getString("layout"),
                        row.getString("zone"),
                        row.getInt("file_rows"),
                        row.getInt("bars"),
                        row.getInt("duplicates"),
                        row.getInt("gaps"),
                        row.getLong("missing"),
                        row.getInt("unsorted"),
                        List.of((String[]) row.getArray("warnings").getArray())),
                row.getObject("imported_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
