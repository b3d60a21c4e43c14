package dev.kuber.platform.exchange;

import static dev.kuber.platform.exchange.Routing.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kuber.platform.exchange.Fault.Kind;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/**
 * What a real exchange has not: faults to arm, for the account of the caller, and trades to make on a market that is moved
 * by hand.
 */
final class FaultRoutes {

    private static final Quantity SIZE = Quantity.of(1_000_000);

    private final Market market;

    FaultRoutes(Market market) {
        this.market = market;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record FaultJson(
            String fault,
            @Nullable String on,
            int times,
            int skip,
            @Nullable Long milliseconds,
            @Nullable String symbol,
            @Nullable String share) {

        static FaultJson of(Fault fault) {
            return new FaultJson(
                    fault.fault().word(),
                    fault.on(),
                    fault.times(),
                    fault.skip(),
                    fault.delay() == null ? null : fault.delay().toMillis(),
                    fault.symbol() == null ? null : fault.symbol().value(),
                    ApiJson.textOrNull(fault.share()));
        }
    }

    private record Moved(Instant now) {}

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/faults", trading(call -> Reply.ok(armed(call))))
                .POST("/faults", trading(FaultRoutes::arm))
                .DELETE("/faults", trading(call -> {
                    call.account().faults().clear();
                    return Reply.none();
                }))
                .POST("/market", trading(this::move))
                .build();
    }

    private static List<FaultJson> armed(Call call) {
        return call.account().faults().armed().stream().map(FaultJson::of).toList();
    }

    private static Reply arm(Call call) {
        JsonNode body = call.body();
        String word = ApiJson.member(body, "fault");
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> BadParameter.unprocessable("fault must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(Kind.values()).map(Kind::word).toList())));
        String symbol = ApiJson.member(body, "symbol");
        BigDecimal milliseconds = ApiJson.decimal(body, "milliseconds");
        try {
            call.account()
                    .faults()
                    .arm(new Fault(
                            kind,
                            ApiJson.member(body, "on"),
                            whole(body, "times", 1),
                            whole(body, "skip", 0),
                            milliseconds == null ? null : Duration.ofMillis(milliseconds.longValue()),
                            symbol == null ? null : Symbol.of(symbol),
                            ApiJson.decimal(body, "share")));
        } catch (IllegalArgumentException e) {
            throw BadParameter.unprocessable(String.valueOf(e.getMessage()));
        }
        return Reply.ok(armed(call));
    }

    /** A trade, some seconds, or both, the seconds first; only on a market that is moved by hand. */
    private Reply move(Call call) {
        if (!(market instanceof ManualMarket manual)) {
            throw BadParameter.unprocessable(
                    "this market moves by itself; start the exchange with --manual to move it");
        }
        JsonNode body = call.body();
        BigDecimal seconds = ApiJson.decimal(body, "seconds");
        String symbol = ApiJson.member(body, "symbol");
        BigDecimal price = ApiJson.decimal(body, "price");
        BigDecimal size = ApiJson.decimal(body, "size");
        try {
            if (seconds != null) {
                manual.advance(Duration.ofMillis(seconds.movePointRight(3).longValue()));
            }
            if (symbol != null && price != null) {
                manual.trade(Symbol.of(symbol), new Price(price), size == null ? SIZE : new Quantity(size));
            }
        } catch (IllegalArgumentException e) {
            throw BadParameter.unprocessable(String.valueOf(e.getMessage()));
        }
        return Reply.ok(new Moved(manual.now()));
    }

    private static int whole(JsonNode body, String name, int otherwise) {
        BigDecimal value = ApiJson.decimal(body, name);
        return value == null ? otherwise : value.intValue();
    }
}
