package dev.kuber.platform.connections;

import dev.kuber.platform.brokers.alpaca.AlpacaEndpoints;
import dev.kuber.platform.brokers.alpaca.AlpacaEnvironment;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Where Alpaca is reached: at its own addresses, or where the operator says. */
@Component
public class AlpacaAddresses {

    private final AlpacaSettings settings;

    AlpacaAddresses(AlpacaSettings settings) {
        this.settings = settings;
    }

    public AlpacaEndpoints of(BrokerEnvironment environment) {
        AlpacaEndpoints endpoints = environment(environment).endpoints();
        AlpacaSettings.Addresses given = switch (environment) {
            case PAPER -> settings.paper();
            case LIVE -> settings.live();
        };
        URI trading = given.tradingUrl();
        if (trading != null) {
            endpoints =
                    endpoints.withTrading(trading, AlpacaEndpoints.at(trading).orderStream());
        }
        URI data = given.dataUrl();
        if (data != null) {
            AlpacaEndpoints there = AlpacaEndpoints.at(data);
            endpoints = endpoints.withData(data, there.stockStream(), there.cryptoStream());
        }
        return endpoints;
    }

    /** The same environment in Alpaca's words. */
    public static AlpacaEnvironment environment(BrokerEnvironment environment) {
        return switch (environment) {
            case PAPER -> AlpacaEnvironment.PAPER;
            case LIVE -> AlpacaEnvironment.LIVE;
        };
    }
}
