package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.BrokerageContract;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.Symbol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Our client against the simulated exchange's Alpaca API, over real connections, asking for everything every time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlpacaBrokerageTest extends BrokerageContract {

    private ExchangeFixture exchange;
    private AlpacaConnection connection;

    @BeforeAll
    void start() {
        exchange = new ExchangeFixture();
    }

    @AfterAll
    void stop() {
        exchange.close();
    }

    @BeforeEach
    void connect() {
        exchange.market.trade(ExchangeFixture.AAPL, "100");
        connection = exchange.connect().connection();
    }

    @Override
    protected Brokerage broker() {
        return connection.brokerage();
    }

    @Override
    protected Symbol symbol() {
        return ExchangeFixture.AAPL;
    }

    @Override
    protected void trades(double open, double high, double low, double close) {
        exchange.trades(open, high, low, close);
    }
}
