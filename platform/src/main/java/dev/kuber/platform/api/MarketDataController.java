package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.markets.BarQuery;
import dev.kuber.platform.markets.BarSeries;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.ImportOptions;
import dev.kuber.platform.markets.ImportProblem;
import dev.kuber.platform.markets.ImportResult;
import dev.kuber.platform.markets.KeptRange;
import dev.kuber.platform.markets.ListedSymbol;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Symbols, bars and imports of bars. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "market data")
class MarketDataController {

    private static final int MOST_BARS = 10_000;

    private final Markets markets;

    MarketDataController(Markets markets) {
        this.markets = markets;
    }

    @GetMapping("/symbols")
    Page<ListedSymbol> listSymbols(@CurrentUser Account account) {
        return Page.all(markets.symbols(account.id()));
    }

    @GetMapping("/market-data/bars")
    BarsResponse getBars(
            @CurrentUser Account account,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable Symbol symbol,
            @RequestParam(defaultValue = "5m") Timeframe timeframe,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "1") long seed,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "500") int limit) {
        if (key != null) {
            Bars kept = markets.kept(account.id(), key).orElseThrow(() -> Refusal.notFound("set of bars"));
            Bars more = to == null
                    ? Bars.none(kept.symbol(), kept.timeframe())
                    : markets.following(account.id(), kept, key, to, limit);
            return BarsResponse.of(kept, more, sourceOf(key));
        }
        if (symbol == null) {
            throw invalidParameter("symbol", "Give a symbol, or the key of bars that an agent saw.");
        }
        if (limit < 1 || limit > MOST_BARS) {
            throw invalidParameter("limit", "Between 1 and " + MOST_BARS + " bars can be had at once.");
        }
        String market =
                source != null ? source : SyntheticMarket.has(symbol) ? SyntheticMarket.SOURCE : Markets.IMPORTED;
        var query = new BarQuery(
                symbol, timeframe, market, seed, Optional.ofNullable(from), Optional.ofNullable(to), limit);
        Bars found = markets.bars(account.id(), query);
        return BarsResponse.of(found, Bars.none(found.symbol(), found.timeframe()), market);
    }

    /** The source behind a key, as it can be asked for; {@code kept} for bars that are only kept. */
    private static String sourceOf(String key) {
        return KeptRange.parse(key)
                .map(range -> range.origin().split("/", 2)[0])
                .orElse("kept");
    }

    @PostMapping(path = "/market-data/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ImportResponse importBars(
            @CurrentUser Account account,
            @RequestParam MultipartFile file,
            @RequestParam Symbol symbol,
            @RequestParam(required = false) @Nullable Timeframe timeframe,
            @RequestParam(required = false) @Nullable ZoneId zone,
            @RequestParam(required = false) @Nullable String calendar)
            throws IOException {
        var options = new ImportOptions(
                Optional.ofNullable(timeframe),
                Optional.ofNullable(zone),
                Optional.ofNullable(calendar).map(MarketDataController::calendar),
                false);
        try (InputStream content = file.getInputStream()) {
            return switch (markets.importCsv(account.id(), content, symbol, options)) {
                case ImportResult.Imported(BarSeries series) -> ImportResponse.of(series);
                case ImportResult.Refused(List<ImportProblem> problems, int count) -> throw broken(problems, count);
            };
        }
    }

    private static TradingCalendar calendar(String name) {
        try {
            return Calendars.named(name);
        } catch (IllegalArgumentException e) {
            throw invalidParameter("calendar", String.valueOf(e.getMessage()));
        }
    }

    private static Refusal broken(List<ImportProblem> problems, int count) {
        String lines = count == 1 ? "One line of the file is wrong" : count + " lines of the file are wrong";
        return Refusal.unprocessable(
                lines + "; nothing was imported.",
                problems.stream()
                        .map(problem -> Problem.Fault.line(problem.line(), problem.message()))
                        .toList());
    }

    private static Refusal invalidParameter(String name, String message) {
        return Refusal.badRequest("'" + name + "': " + message, Problem.Fault.field(name, message));
    }
}
