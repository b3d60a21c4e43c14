package dev.kuber.platform.exchange;

import java.math.BigDecimal;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the owner of an account has set. Honoured are {@code suspendTrade}, {@code noShorting}, {@code fractionalTrading} and
 * {@code maxMarginMultiplier}; the rest is remembered.
 */
record Configuration(
        boolean suspendTrade,
        boolean noShorting,
        boolean fractionalTrading,
        String maxMarginMultiplier,
        String tradeConfirmEmail,
        boolean disableOvernightTrading,
        int maxOptionsTradingLevel,
        boolean ptpNoExceptionEntry) {

    private static final Set<String> MULTIPLIERS = Set.of("1", "2", "4");
    private static final Set<String> EMAILS = Set.of("all", "none");

    static Configuration initial(int multiplier) {
        return new Configuration(false, false, true, String.valueOf(multiplier), "all", false, 0, false);
    }

    /** @throws BadParameter if a member has a value that is not allowed */
    Configuration with(JsonNode changes) {
        return new Configuration(
                flag(changes, "suspend_trade", suspendTrade),
                flag(changes, "no_shorting", noShorting),
                flag(changes, "fractional_trading", fractionalTrading),
                word(changes, "max_margin_multiplier", maxMarginMultiplier, MULTIPLIERS),
                word(changes, "trade_confirm_email", tradeConfirmEmail, EMAILS),
                flag(changes, "disable_overnight_trading", disableOvernightTrading),
                level(changes),
                flag(changes, "ptp_no_exception_entry", ptpNoExceptionEntry));
    }

    int multiplier() {
        return Integer.parseInt(maxMarginMultiplier);
    }

    private int level(JsonNode changes) {
        BigDecimal level = ApiJson.decimal(changes, "max_options_trading_level");
        if (level == null) {
            return maxOptionsTradingLevel;
        }
        if (level.scale() > 0 || level.signum() < 0 || level.intValue() > 3) {
            throw BadParameter.unprocessable("invalid max_options_trading_level");
        }
        return level.intValue();
    }

    private static boolean flag(JsonNode changes, String name, boolean otherwise) {
        String text = ApiJson.member(changes, name);
        if (text == null) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw BadParameter.unprocessable("invalid " + name);
        }
        return text.equals("true");
    }

    private static String word(JsonNode changes, String name, String otherwise, Set<String> allowed) {
        String text = ApiJson.member(changes, name);
        if (text == null) {
            return otherwise;
        }
        if (!allowed.contains(text)) {
            throw BadParameter.unprocessable("invalid " + name);
        }
        return text;
    }
}
