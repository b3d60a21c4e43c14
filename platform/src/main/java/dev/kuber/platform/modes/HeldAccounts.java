package dev.kuber.platform.modes;

import dev.kuber.platform.connections.BrokerConnection;
import dev.kuber.platform.connections.BrokerEnvironment;
import dev.kuber.platform.connections.Connections;
import dev.kuber.platform.pipelines.TradingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The accounts that an owner trades in: those behind his broker connections, and those of his simulated markets. */
@Component
class HeldAccounts {

    private final Connections connections;
    private final AlpacaVenues alpaca;
    private final MarketSessions sessions;

    HeldAccounts(Connections connections, AlpacaVenues alpaca, MarketSessions sessions) {
        this.connections = connections;
        this.alpaca = alpaca;
        this.sessions = sessions;
    }

    /**
     * An account.
     *
     * @param key of its venue
     * @param connectionId null for one on the simulated exchange
     * @param mode in which pipelines trade there
     * @param name of its broker, as a user reads it
     * @param label tells it from the owner's other accounts
     */
    record HeldAccount(String key, @Nullable String connectionId, TradingMode mode, String name, String label) {}

    List<HeldAccount> of(String owner) {
        var accounts = new ArrayList<HeldAccount>();
        for (BrokerConnection connection : connections.of(UUID.fromString(owner))) {
            String id = connection.id().toString();
            accounts.add(new HeldAccount(
                    alpaca.keyOf(owner, id),
                    id,
                    connection.environment() == BrokerEnvironment.LIVE ? TradingMode.LIVE : TradingMode.PAPER,
                    "Alpaca " + connection.environment().word(),
                    connection.name()));
        }
        for (MarketSession session : sessions.ofOwner(owner)) {
            accounts.add(new HeldAccount(
                    session.key(), null, TradingMode.SIMULATION, "Simulated exchange", session.label()));
        }
        return List.copyOf(accounts);
    }
}
