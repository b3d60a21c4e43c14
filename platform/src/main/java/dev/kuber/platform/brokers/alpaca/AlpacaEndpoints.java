package dev.kuber.platform.brokers.alpaca;

import java.net.URI;

/**
 * Where Alpaca is reached.
 *
 * @param trading origin of the trading API, without a path
 * @param data origin of the data API, without a path
 * @param orderStream WebSocket of the order stream
 * @param stockStream WebSocket of the stocks' data stream, its feed included
 * @param cryptoStream WebSocket of the crypto data stream
 * @param feed of stock prices: {@code iex} is free, {@code sip} is all exchanges
 */
public record AlpacaEndpoints(URI trading, URI data, URI orderStream, URI stockStream, URI cryptoStream, String feed) {

    public static final AlpacaEndpoints LIVE = alpaca("api");
    public static final AlpacaEndpoints PAPER = alpaca("paper-api");

    private static AlpacaEndpoints alpaca(String host) {
        return new AlpacaEndpoints(
                URI.create("https://" + host + ".alpaca.markets"),
                URI.create("https://data.alpaca.markets"),
                URI.create("wss://" + host + ".alpaca.markets/stream"),
                URI.create("wss://stream.data.alpaca.markets/v2/iex"),
                URI.create("wss://stream.data.alpaca.markets/v1beta3/crypto/us"),
                "iex");
    }

    /** Everything on one server, as {@code ./kuber exchange} serves it. */
    public static AlpacaEndpoints at(URI server) {
        String host = server.getAuthority();
        String socket = (server.getScheme().equals("https") ? "wss://" : "ws://") + host;
        return new AlpacaEndpoints(
                server,
                server,
                URI.create(socket + "/stream"),
                URI.create(socket + "/v2/iex"),
                URI.create(socket + "/v1beta3/crypto/us"),
                "iex");
    }

    /** The same with another origin of the trading API and its order stream. */
    public AlpacaEndpoints withTrading(URI origin, URI stream) {
        return new AlpacaEndpoints(origin, data, stream, stockStream, cryptoStream, feed);
    }

    /** The same with another origin of the data API and its streams. */
    public AlpacaEndpoints withData(URI origin, URI stocks, URI crypto) {
        return new AlpacaEndpoints(trading, origin, orderStream, stocks, crypto, feed);
    }
}
