package dev.kuber.platform.exchange;

import static dev.kuber.platform.exchange.Routing.trading;

import dev.kuber.platform.brokers.simulated.OrderReport;
import dev.kuber.platform.brokers.simulated.OrderTicket;
import dev.kuber.platform.brokers.simulated.Placement;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Positions: listed, found, closed. */
final class PositionRoutes {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int QUANTITY_DECIMALS = 9;

    private final Days days;

    PositionRoutes(Market market) {
        this.days = new Days(market);
    }

    private record Closed(
            String symbol, int status, @Nullable Object body) {}

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/v2/positions", trading(this::list))
                .GET("/v2/positions/{symbol}", trading(this::find))
                .GET("/v2/positions/{base}/{quote}", trading(this::find))
                .DELETE("/v2/positions", trading(this::closeAll))
                .DELETE("/v2/positions/{symbol}", trading(this::close))
                .DELETE("/v2/positions/{base}/{quote}", trading(this::close))
                .build();
    }

    private Reply list(Call call) {
        TradingAccount account = call.account();
        return Reply.ok(account.holdings().stream()
                .map(holding -> json(account, holding))
                .toList());
    }

    private Reply find(Call call) {
        TradingAccount account = call.account();
        return holding(call).map(holding -> Reply.ok(json(account, holding))).orElseGet(PositionRoutes::none);
    }

    private Reply close(Call call) {
        TradingAccount account = call.account();
        Optional<Holding> holding = holding(call);
        if (holding.isEmpty()) {
            return none();
        }
        return OrderRoutes.reply(account, account.place(closing(account, holding.get(), part(call, holding.get()))));
    }

    private Reply closeAll(Call call) {
        TradingAccount account = call.account();
        if (call.flag("cancel_orders")) {
            account.orders().stream()
                    .map(OrderBook.Listed::order)
                    .filter(order -> !order.status().terminal())
                    .map(OrderReport::id)
                    .forEach(account::cancel);
        }
        var closed = new ArrayList<Closed>();
        for (Holding holding : account.holdings()) {
            Placement placed = account.place(closing(account, holding, holding.quantity()));
            Reply reply = OrderRoutes.reply(account, placed);
            closed.add(new Closed(holding.symbol().value(), reply.status(), reply.body()));
        }
        return Reply.many(List.copyOf(closed));
    }

    private PositionJson json(TradingAccount account, Holding holding) {
        return PositionJson.of(holding, days.lastClose(holding), days.openedToday(account, holding));
    }

    private static Quantity part(Call call, Holding holding) {
        Optional<BigDecimal> quantity = call.decimal("qty");
        Optional<BigDecimal> percentage = call.decimal("percentage");
        if (quantity.isPresent() && percentage.isPresent()) {
            throw BadParameter.unprocessable("only one of qty and percentage is accepted");
        }
        BigDecimal wanted = percentage
                .map(percent -> holding.quantity()
                        .value()
                        .multiply(checked(percent, HUNDRED, "percentage"))
                        .divide(HUNDRED, QUANTITY_DECIMALS, RoundingMode.DOWN))
                .or(() -> quantity.map(given -> checked(given, given, "qty")))
                .orElse(holding.quantity().value());
        if (wanted.stripTrailingZeros().scale() > QUANTITY_DECIMALS || wanted.signum() == 0) {
            throw BadParameter.unprocessable("qty increment must be at least 0.000000001");
        }
        return new Quantity(wanted);
    }

    private static BigDecimal checked(BigDecimal value, BigDecimal most, String name) {
        if (value.signum() <= 0 || value.compareTo(most) > 0) {
            throw BadParameter.unprocessable("invalid " + name);
        }
        return value;
    }

    private static OrderTicket closing(TradingAccount account, Holding holding, Quantity quantity) {
        return new OrderTicket(
                new ClientOrderId(account.nameOrder()),
                holding.symbol(),
                quantity,
                null,
                holding.side().opposite(),
                OrderType.MARKET,
                Venues.crypto(holding.symbol()) ? TimeInForce.GTC : TimeInForce.DAY,
                null,
                null,
                null,
                false,
                OrderClass.SIMPLE,
                null,
                null,
                null,
                PositionIntent.CLOSE);
    }

    /** By symbol or asset id; a pair may be written with or without its slash. */
    private static Optional<Holding> holding(Call call) {
        var variables = call.request().pathVariables();
        String wanted = variables.containsKey("symbol")
                ? variables.get("symbol")
                : variables.get("base") + "/" + variables.get("quote");
        return call.account().holdings().stream()
                .filter(holding -> Assets.named(holding.symbol(), wanted))
                .findFirst();
    }

    private static Reply none() {
        return Reply.error(40410000, "position does not exist");
    }
}
