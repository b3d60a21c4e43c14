package dev.kuber.platform.brokers.alpaca;

import dev.kuber.trade.Holding;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Alpaca's reports of positions mean. */
final class Positions {

    private Positions() {}

    /** Null for instruments that Kuber does not trade, such as options. */
    static @Nullable Holding holding(JsonNode node) {
        var fields = new Fields(node);
        Symbol symbol = fields.symbol("symbol");
        BigDecimal signed = fields.decimal("qty");
        Quantity quantity = fields.quantity("qty");
        if (symbol == null || signed == null || quantity == null || quantity.isZero()) {
            return null;
        }
        boolean isShort =
                fields.text("side", signed.signum() < 0 ? "short" : "long").equals("short");
        Quantity available = fields.quantity("qty_available");
        Price entry = fields.price("avg_entry_price");
        Price current = fields.price("current_price");
        Price any = entry != null ? entry : current != null ? current : new Price(BigDecimal.ZERO);
        return new Holding(
                symbol,
                isShort ? Side.SELL : Side.BUY,
                quantity,
                available == null ? quantity : available.min(quantity),
                entry == null ? any : entry,
                current == null ? any : current);
    }
}
