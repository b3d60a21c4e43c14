package dev.kuber.platform.exchange;

import static dev.kuber.platform.exchange.Routing.trading;

import dev.kuber.platform.brokers.simulated.OrderReport;
import dev.kuber.platform.brokers.simulated.Placement;
import dev.kuber.trade.ClientOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Orders: placed, listed, found, replaced, cancelled. */
final class OrderRoutes {

    private record Cancelled(UUID id, int status) {}

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/v2/orders", trading(OrderRoutes::place))
                .GET("/v2/orders", trading(OrderRoutes::list))
                .DELETE("/v2/orders", trading(OrderRoutes::cancelAll))
                .GET("/v2/orders:by_client_order_id", trading(OrderRoutes::byClientId))
                .GET("/v2/orders/{id}", trading(OrderRoutes::find))
                .PATCH("/v2/orders/{id}", trading(OrderRoutes::replace))
                .DELETE("/v2/orders/{id}", trading(OrderRoutes::cancel))
                .build();
    }

    private static Reply place(Call call) {
        TradingAccount account = call.account();
        var ticket = TicketReader.ticket(call.body(), account::nameOrder);
        return reply(account, account.place(ticket));
    }

    private static Reply list(Call call) {
        TradingAccount account = call.account();
        boolean nested = call.flag("nested");
        return Reply.ok(OrderQuery.of(call).answer(account.id(), account.orders()).stream()
                .map(order -> OrderJson.of(account.id(), order, nested))
                .toList());
    }

    private static Reply byClientId(Call call) {
        TradingAccount account = call.account();
        String id = call.text("client_order_id").orElseThrow(() -> BadParameter.missing("client_order_id is required"));
        Optional<OrderReport> order = id.length() > 128 ? Optional.empty() : account.order(new ClientOrderId(id));
        return order.map(found -> Reply.ok(OrderJson.of(account.id(), found, true)))
                .orElseGet(() -> notFound(id));
    }

    private static Reply find(Call call) {
        return with(call, order -> Reply.ok(OrderJson.of(call.account().id(), order, true)));
    }

    private static Reply replace(Call call) {
        TradingAccount account = call.account();
        return with(call, order -> {
            var amendment = TicketReader.amendment(call.body(), account::nameOrder);
            return reply(account, account.replace(order.id(), amendment));
        });
    }

    private static Reply cancel(Call call) {
        TradingAccount account = call.account();
        return with(call, order -> switch (account.cancel(order.id())) {
            case Placement.Accepted _ -> Reply.none();
            case Placement.Refused(var refusal) -> Refusals.reply(account.id(), refusal);
        });
    }

    private static Reply cancelAll(Call call) {
        TradingAccount account = call.account();
        var cancelled = new ArrayList<Cancelled>();
        for (OrderBook.Listed listed : account.orders()) {
            OrderReport order = listed.order();
            if (!order.status().terminal()) {
                boolean done = account.cancel(order.id()) instanceof Placement.Accepted;
                // A leg that went with another one is cancelled, too.
                boolean gone = done
                        || account.order(order.clientId())
                                .filter(now -> now.status() == OrderReport.Status.CANCELED)
                                .isPresent();
                cancelled.add(new Cancelled(Ids.order(account.id(), order.id()), gone ? 200 : 422));
            }
        }
        return Reply.many(List.copyOf(cancelled));
    }

    private static Reply with(Call call, Function<OrderReport, Reply> then) {
        String text = call.path("id");
        try {
            Optional<OrderReport> order = call.account().order(UUID.fromString(text));
            return order.map(then).orElseGet(() -> notFound(text));
        } catch (IllegalArgumentException _) {
            return Reply.error(40010000, "order_id is not a valid uuid");
        }
    }

    static Reply reply(TradingAccount account, Placement placement) {
        return switch (placement) {
            case Placement.Accepted(OrderReport order) -> Reply.ok(OrderJson.of(account.id(), order, true));
            case Placement.Refused(var refusal) -> Refusals.reply(account.id(), refusal);
        };
    }

    private static Reply notFound(String id) {
        return Reply.error(40410000, "order not found for " + id);
    }
}
