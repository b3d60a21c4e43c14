package dev.kuber.platform.exchange;

import dev.kuber.platform.brokers.simulated.Amendment;
import dev.kuber.platform.brokers.simulated.OrderTicket;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Trail;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads orders and their changes from the bodies of calls. Numbers may be strings or numbers. */
final class TicketReader {

    private TicketReader() {}

    /**
     * @param ids gives the client order id where the body has none
     * @throws BadParameter for what cannot be an order
     */
    static OrderTicket ticket(JsonNode body, Supplier<String> ids) {
        if (Objects.equals(ApiJson.member(body, "order_class"), "mleg")) {
            throw BadParameter.unprocessable("multi-leg orders are not available: this exchange has no options");
        }
        return new OrderTicket(
                clientId(body, ids),
                symbol(body),
                quantity(body, "qty"),
                amount(body, "notional"),
                word(Side.class, body, "side", null),
                word(OrderType.class, body, "type", null),
                word(TimeInForce.class, body, "time_in_force", null),
                price(body, "limit_price"),
                price(body, "stop_price"),
                trail(body),
                ApiJson.flag(body, "extended_hours"),
                word(OrderClass.class, body, "order_class", OrderClass.SIMPLE),
                price(member(body, "take_profit"), "limit_price"),
                price(member(body, "stop_loss"), "stop_price"),
                price(member(body, "stop_loss"), "limit_price"),
                intent(body));
    }

    static Amendment amendment(JsonNode body, Supplier<String> ids) {
        return new Amendment(
                clientId(body, ids),
                quantity(body, "qty"),
                ApiJson.member(body, "time_in_force") == null
                        ? null
                        : word(TimeInForce.class, body, "time_in_force", null),
                price(body, "limit_price"),
                price(body, "stop_price"),
                positive(body, "trail"));
    }

    private static ClientOrderId clientId(JsonNode body, Supplier<String> ids) {
        String given = ApiJson.member(body, "client_order_id");
        if (given != null && given.length() > 128) {
            throw BadParameter.unprocessable("client_order_id must be no more than 128 characters");
        }
        return new ClientOrderId(given == null || given.isBlank() ? ids.get() : given);
    }

    private static Symbol symbol(JsonNode body) {
        String text = ApiJson.member(body, "symbol");
        if (text == null) {
            throw BadParameter.missing("symbol is required");
        }
        try {
            return Symbol.of(text);
        } catch (IllegalArgumentException _) {
            throw BadParameter.unprocessable("asset \"" + text + "\" not found");
        }
    }

    private static @Nullable Quantity quantity(JsonNode body, String name) {
        BigDecimal value = positive(body, name);
        if (value != null && value.stripTrailingZeros().scale() > 9) {
            throw BadParameter.unprocessable(name + " increment must be at least 0.000000001");
        }
        return value == null ? null : new Quantity(value);
    }

    private static @Nullable Money amount(JsonNode body, String name) {
        BigDecimal value = positive(body, name);
        return value == null ? null : new Money(value);
    }

    private static @Nullable Price price(@Nullable JsonNode body, String name) {
        BigDecimal value = body == null ? null : positive(body, name);
        return value == null ? null : new Price(value);
    }

    private static @Nullable Trail trail(JsonNode body) {
        BigDecimal amount = positive(body, "trail_price");
        BigDecimal percent = positive(body, "trail_percent");
        if (amount != null && percent != null) {
            throw BadParameter.unprocessable("only one of trail_price and trail_percent is accepted");
        }
        return amount == null && percent == null ? null : new Trail(amount, percent);
    }

    private static @Nullable PositionIntent intent(JsonNode body) {
        String text = ApiJson.member(body, "position_intent");
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "buy_to_open", "sell_to_open" -> PositionIntent.OPEN;
            case "buy_to_close", "sell_to_close" -> PositionIntent.CLOSE;
            default -> throw BadParameter.unprocessable("invalid position_intent " + text);
        };
    }

    private static @Nullable BigDecimal positive(JsonNode body, String name) {
        BigDecimal value = ApiJson.decimal(body, name);
        if (value != null && value.signum() <= 0) {
            throw BadParameter.unprocessable(name + " must be > 0");
        }
        return value;
    }

    private static @Nullable JsonNode member(JsonNode body, String name) {
        JsonNode node = body.get(name);
        if (node != null && !node.isNull() && !node.isObject()) {
            throw BadParameter.unprocessable("invalid " + name);
        }
        return node == null || node.isNull() ? null : node;
    }

    private static <E extends Enum<E>> E word(Class<E> type, JsonNode body, String name, @Nullable E otherwise) {
        String text = ApiJson.member(body, name);
        if (text == null) {
            if (otherwise != null) {
                return otherwise;
            }
            throw BadParameter.missing(name + " is required");
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        throw BadParameter.unprocessable("invalid " + name + " " + text);
    }
}
