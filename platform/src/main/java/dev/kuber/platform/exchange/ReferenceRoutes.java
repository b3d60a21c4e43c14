package dev.kuber.platform.exchange;

import static dev.kuber.platform.exchange.Routing.trading;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.port.TradingCalendar.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Clock, calendar and assets. */
final class ReferenceRoutes {

    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter PLAIN_HOURS = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 3);
    private static final LocalDate LAST_DAY = LocalDate.of(2028, 12, 29);
    private static final int SETTLES_AFTER_SESSIONS = 1;

    private final Market market;

    ReferenceRoutes(Market market) {
        this.market = market;
    }

    private record Clock(String timestamp, boolean isOpen, String nextOpen, String nextClose) {}

    private record Day(
            String date, String open, String close, String sessionOpen, String sessionClose, String settlementDate) {}

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/v2/clock", trading(this::clock))
                .GET("/v2/calendar", trading(ReferenceRoutes::calendar))
                .GET("/v2/assets", trading(this::assets))
                .GET("/v2/assets/{symbol}", trading(this::asset))
                .GET("/v2/assets/{base}/{quote}", trading(this::asset))
                .build();
    }

    private Reply clock(Call call) {
        Instant now = market.now();
        Session session = Calendars.nyse().currentOrNext(now);
        boolean open = session.contains(now);
        Instant nextOpen = open ? Calendars.nyse().next(now).opens() : session.opens();
        return Reply.ok(new Clock(local(now), open, local(nextOpen), local(session.closes())));
    }

    private static String local(Instant time) {
        return time.atZone(Venues.NEW_YORK).toOffsetDateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static Reply calendar(Call call) {
        LocalDate start = later(call.date("start").orElse(FIRST_DAY), FIRST_DAY);
        LocalDate end = earlier(call.date("end").orElse(LAST_DAY), LAST_DAY);
        var days = new ArrayList<Day>();
        for (LocalDate day = start; !day.isAfter(end); day = day.plusDays(1)) {
            Optional<Session> session = Calendars.nyse().session(day);
            if (session.isPresent()) {
                days.add(day(session.get()));
            }
        }
        return Reply.ok(List.copyOf(days));
    }

    private static Day day(Session session) {
        return new Day(
                session.day().toString(),
                HOURS.format(hour(session.opens())),
                HOURS.format(hour(session.closes())),
                PLAIN_HOURS.format(Venues.preMarket()),
                PLAIN_HOURS.format(Venues.afterHours(session)),
                settlement(session.day()).toString());
    }

    private static LocalDate settlement(LocalDate day) {
        LocalDate settles = day;
        for (int sessions = 0; sessions < SETTLES_AFTER_SESSIONS; ) {
            settles = settles.plusDays(1);
            if (settles.isAfter(LAST_DAY) || Calendars.nyse().session(settles).isPresent()) {
                sessions++;
            }
        }
        return settles;
    }

    private static LocalTime hour(Instant time) {
        return time.atZone(Venues.NEW_YORK).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private Reply assets(Call call) {
        String kind = call.text("asset_class").orElse("us_equity");
        boolean active = call.text("status").orElse("active").equals("active");
        Optional<String> venue = call.text("exchange");
        return Reply.ok(market.symbols().stream()
                .map(symbol -> Assets.of(market, symbol))
                .filter(asset -> active
                        && asset.kind().equals(kind)
                        && venue.filter(wanted -> !wanted.equals(asset.exchange()))
                                .isEmpty())
                .toList());
    }

    private Reply asset(Call call) {
        var variables = call.request().pathVariables();
        String wanted = variables.containsKey("symbol")
                ? variables.get("symbol")
                : variables.get("base") + "/" + variables.get("quote");
        return market.symbols().stream()
                .filter(symbol -> Assets.named(symbol, wanted))
                .findFirst()
                .map(symbol -> Reply.ok(Assets.of(market, symbol)))
                .orElseGet(() -> Reply.error(40410000, "asset not found for " + wanted));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
