package dev.kuber.platform.brokers.alpaca;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import dev.kuber.trade.TimeInForce;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Orders as Alpaca reads them. */
final class OrderJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private OrderJson() {}

    static ObjectNode order(OrderRequest request) {
        ObjectNode json = NODES.objectNode();
        json.put("symbol", request.symbol().value());
        json.put("qty", plain(request.quantity().value()));
        json.put("side", lower(request.side()));
        json.put("type", lower(request.type()));
        json.put("time_in_force", lower(timeInForce(request)));
        json.put("client_order_id", request.id().value());
        if (request.orderClass() == OrderClass.SIMPLE) {
            if (!Fields.isPair(request.symbol())) {
                json.put("position_intent", intent(request));
            }
        } else {
            json.put("order_class", lower(request.orderClass()));
        }
        if (request.orderClass() != OrderClass.OCO) {
            put(json, "limit_price", request.limit());
        }
        put(json, "stop_price", request.stop());
        if (request.trail() != null) {
            put(json, "trail_price", request.trail().amount());
            put(json, "trail_percent", request.trail().percent());
        }
        if (request.extendedHours()) {
            json.put("extended_hours", true);
        }
        if (request.takeProfit() != null) {
            put(json.putObject("take_profit"), "limit_price", request.takeProfit());
        }
        if (request.stopLoss() != null) {
            ObjectNode stopLoss = json.putObject("stop_loss");
            put(stopLoss, "stop_price", request.stopLoss());
            put(stopLoss, "limit_price", request.stopLossLimit());
        }
        return json;
    }

    /** A stop order's new price; one with a limit keeps the distance between the two. */
    static ObjectNode movedStop(AlpacaOrder order, Price stop, ClientOrderId as) {
        ObjectNode json = NODES.objectNode();
        json.put("stop_price", plain(stop.value()));
        if (order.type() == OrderType.STOP_LIMIT && order.limit() != null && order.stop() != null) {
            BigDecimal limit = stop.value().add(order.limit().minus(order.stop()));
            json.put("limit_price", plain(limit.max(BigDecimal.ZERO)));
        }
        json.put("client_order_id", as.value());
        return json;
    }

    /** Pairs know no day, and parts of a share trade for the day only. */
    private static TimeInForce timeInForce(OrderRequest request) {
        if (Fields.isPair(request.symbol())) {
            return request.timeInForce() == TimeInForce.DAY ? TimeInForce.GTC : request.timeInForce();
        }
        boolean fractional = request.quantity().value().scale() > 0;
        return fractional && request.timeInForce() == TimeInForce.GTC ? TimeInForce.DAY : request.timeInForce();
    }

    /** With it, Alpaca refuses an exit that would open a position in the other direction. */
    private static String intent(OrderRequest request) {
        return (request.side() == Side.BUY ? "buy" : "sell") + (request.opens() ? "_to_open" : "_to_close");
    }

    private static void put(ObjectNode json, String name, @Nullable Price price) {
        if (price != null) {
            json.put(name, plain(price.value()));
        }
    }

    private static void put(ObjectNode json, String name, @Nullable BigDecimal value) {
        if (value != null) {
            json.put(name, plain(value));
        }
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
