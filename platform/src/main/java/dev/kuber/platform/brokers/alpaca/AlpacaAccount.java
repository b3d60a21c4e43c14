package dev.kuber.platform.brokers.alpaca;

import dev.kuber.trade.Account;
import dev.kuber.trade.Money;
import tools.jackson.databind.JsonNode;

/**
 * An account as Alpaca describes it.
 *
 * @param number as printed on statements; those of paper accounts begin with {@code PA}
 * @param status {@code ACTIVE} if everything is in order
 * @param blocked neither trading nor transfers
 * @param tradingBlocked by Alpaca or by the account's owner
 */
public record AlpacaAccount(
        String number,
        String status,
        String currency,
        Money cash,
        Money equity,
        Money buyingPower,
        boolean shortingEnabled,
        boolean blocked,
        boolean tradingBlocked) {

    static AlpacaAccount of(JsonNode node) {
        var fields = new Fields(node);
        if (fields.decimal("cash") == null || fields.decimal("equity") == null) {
            throw new AlpacaClient.Unreadable("cash or equity");
        }
        return new AlpacaAccount(
                fields.text("account_number", ""),
                fields.text("status", "ACTIVE"),
                fields.text("currency", "USD"),
                fields.money("cash"),
                fields.money("equity"),
                fields.money("buying_power"),
                fields.flag("shorting_enabled"),
                fields.flag("account_blocked"),
                fields.flag("trading_blocked") || fields.flag("trade_suspended_by_user"));
    }

    Account account() {
        return new Account(cash, equity, buyingPower);
    }

    /** Of what kind its number says it is. */
    AlpacaEnvironment environment() {
        return number.startsWith("PA") ? AlpacaEnvironment.PAPER : AlpacaEnvironment.LIVE;
    }
}
