package dev.kuber.platform.modes;

import dev.kuber.platform.connections.BrokerConnection;
import dev.kuber.platform.connections.ConnectionUse;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says which pipelines and positions need a broker connection. */
@Component
class TradedConnections implements ConnectionUse {

    private final Pipelines pipelines;
    private final Positions positions;

    TradedConnections(Pipelines pipelines, Positions positions) {
        this.pipelines = pipelines;
        this.positions = positions;
    }

    @Override
    public Optional<String> of(BrokerConnection connection) {
        String owner = connection.owner().toString();
        return position(connection, owner).or(() -> pipeline(connection, owner));
    }

    private Optional<String> position(BrokerConnection connection, String owner) {
        return positions.live(owner).stream()
                .filter(held ->
                        definition(held).filter(it -> uses(it, connection)).isPresent())
                .findFirst()
                .map(held -> "A position in " + held.symbol() + " is open through this connection: close it first.");
    }

    private Optional<Definition> definition(LivePosition held) {
        return pipelines.definition(held.owner(), held.pipelineId(), held.revision());
    }

    private Optional<String> pipeline(BrokerConnection connection, String owner) {
        return pipelines.started(owner, connection.id().toString()).stream()
                .filter(pipeline -> uses(pipeline.definition(), connection))
                .findFirst()
                .map(pipeline ->
                        "The pipeline '" + pipeline.name() + "' trades through this connection: stop it first.");
    }

    private static boolean uses(Definition definition, BrokerConnection connection) {
        Definition.Settings settings = definition.settings();
        return connection.id().toString().equals(settings.brokerConnection())
                && switch (settings.tradingMode()) {
                    case LIVE, PAPER -> true;
                    case SIMULATION, VALIDATION -> false;
                };
    }
}
