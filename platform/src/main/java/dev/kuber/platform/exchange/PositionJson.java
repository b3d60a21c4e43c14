package dev.kuber.platform.exchange;

import dev.kuber.trade.Holding;
import dev.kuber.trade.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/** Alpaca's position object. Quantity, value and cost of a short position are negative. */
record PositionJson(
        UUID assetId,
        String symbol,
        String exchange,
        String assetClass,
        boolean assetMarginable,
        String qty,
        String qtyAvailable,
        String avgEntryPrice,
        String side,
        String marketValue,
        String costBasis,
        String unrealizedPl,
        String unrealizedPlpc,
        String unrealizedIntradayPl,
        String unrealizedIntradayPlpc,
        String currentPrice,
        String lastdayPrice,
        String changeToday) {

    private static final int RATIO_DECIMALS = 10;

    /**
     * @param lastDay close of the day before
     * @param today what was bought (positive) or sold today and still held, with what it cost
     */
    static PositionJson of(Holding holding, BigDecimal lastDay, Today today) {
        boolean isLong = holding.side() == Side.BUY;
        BigDecimal sign = isLong ? BigDecimal.ONE : BigDecimal.ONE.negate();
        BigDecimal quantity = holding.quantity().value().multiply(sign);
        BigDecimal price = holding.price().value();
        BigDecimal value = quantity.multiply(price);
        BigDecimal cost = quantity.multiply(holding.averagePrice().value());
        BigDecimal profit = value.subtract(cost);
        BigDecimal basis = quantity.subtract(today.quantity()).multiply(lastDay).add(today.cost());
        BigDecimal intraday = value.subtract(basis);
        boolean crypto = Venues.crypto(holding.symbol());
        return new PositionJson(
                Ids.asset(holding.symbol()),
                holding.symbol().value(),
                crypto ? "CRYPTO" : "NASDAQ",
                crypto ? "crypto" : "us_equity",
                !crypto,
                ApiJson.text(quantity),
                ApiJson.text(holding.available().value().multiply(sign)),
                ApiJson.text(holding.averagePrice().value()),
                isLong ? "long" : "short",
                ApiJson.text(value),
                ApiJson.text(cost),
                ApiJson.text(profit),
                ratio(profit, cost.abs()),
                ApiJson.text(intraday),
                ratio(intraday, basis.abs()),
                ApiJson.text(price),
                ApiJson.text(lastDay),
                ratio(price.subtract(lastDay), lastDay));
    }

    /** The part of a holding that was opened today; quantity and cost are negative when sold short. */
    record Today(BigDecimal quantity, BigDecimal cost) {}

    private static String ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? "0" : ApiJson.text(part.divide(whole, RATIO_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
