package dev.kuber.platform.modes;

import dev.kuber.platform.brokers.alpaca.AlpacaConnection;
import dev.kuber.platform.brokers.alpaca.AlpacaKeys;
import dev.kuber.platform.connections.AlpacaAddresses;
import dev.kuber.platform.connections.BrokerConnection;
import dev.kuber.platform.connections.BrokerEnvironment;
import dev.kuber.platform.connections.BrokerKeys;
import dev.kuber.platform.connections.Connections;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The accounts at Alpaca that pipelines trade in: one connection per broker connection and process, opened when somebody
 * first needs it. Where a listener is attached the streams are opened, too.
 */
@Component
class AlpacaVenues {

    private static final Logger LOG = LoggerFactory.getLogger(AlpacaVenues.class);
    private static final String PREFIX = "alpaca";

    /** Who has something to look after asks every minute at least. */
    private static final Duration UNUSED = Duration.ofMinutes(15);

    private final Connections connections;
    private final AlpacaAddresses addresses;
    private final MarketRecords records;
    private final VenueLeases leases;
    private final Clock wall;
    private final RandomGenerator chance;
    private final Map<String, Opened> open = new ConcurrentHashMap<>();
    private @Nullable VenueListener listener;

    AlpacaVenues(
            Connections connections,
            AlpacaAddresses addresses,
            MarketRecords records,
            VenueLeases leases,
            Clock wall,
            RandomGenerator chance) {
        this.connections = connections;
        this.addresses = addresses;
        this.records = records;
        this.leases = leases;
        this.wall = wall;
        this.chance = chance;
    }

    /** A venue and whose it is. */
    private static final class Opened {
        private final AlpacaVenue venue;
        private final Address address;
        private final LeaseKeeper lease;
        private volatile Instant used;

        Opened(AlpacaVenue venue, Address address, LeaseKeeper lease, Instant used) {
            this.venue = venue;
            this.address = address;
            this.lease = lease;
            this.used = used;
        }

        AlpacaVenue use(Instant now) {
            used = now;
            return venue;
        }
    }

    /** Which broker connection a key names. */
    private record Address(UUID owner, String connection) {

        static Optional<Address> parse(String key) {
            String[] parts = key.split("\\|");
            return parts.length == 3 && parts[0].equals(PREFIX)
                    ? Optional.of(new Address(UUID.fromString(parts[1]), parts[2]))
                    : Optional.empty();
        }
    }

    /** The key of the venue that these settings name, without asking whether it can be had. */
    String keyOf(Plan plan) {
        return keyOf(plan.owner(), String.valueOf(plan.settings().brokerConnection()));
    }

    /** The key of the venue behind a broker connection. */
    String keyOf(String owner, String connection) {
        return PREFIX + "|" + owner + "|" + connection;
    }

    Venue of(Plan plan) {
        return find(keyOf(plan)).orElseThrow();
    }

    /** @throws IllegalStateException if there is no such connection any more, or its keys cannot be had */
    Optional<Venue> find(String key) {
        Opened known = open.get(key);
        return known != null
                ? Optional.of(known.use(wall.instant()))
                : Address.parse(key).map(address -> open(key, address));
    }

    private synchronized Venue open(String key, Address address) {
        return open.computeIfAbsent(key, _ -> connect(key, address)).use(wall.instant());
    }

    private Opened connect(String key, Address address) {
        BrokerConnection connection = connections
                .find(address.owner(), address.connection())
                .orElseThrow(() -> new IllegalStateException("There is no such broker connection any more."));
        BrokerKeys keys = switch (connections.keys(address.owner(), address.connection())) {
            case Connections.Keys.Available(BrokerKeys available) -> available;
            case Connections.Keys.Unavailable(String reason) -> throw new IllegalStateException(reason);
        };
        var alpaca = AlpacaConnection.open(
                addresses.of(connection.environment()),
                new AlpacaKeys(keys.keyId(), keys.secret()),
                wall,
                chance,
                task -> Thread.ofVirtual().start(task));
        var lease = new LeaseKeeper(key, leases, wall);
        var venue = new AlpacaVenue(key, wall, alpaca, records, lease);
        if (listener != null) {
            venue.start(listener);
        }
        return new Opened(venue, address, lease, wall.instant());
    }

    /** Tells this listener what happens at the venues from now on, those that are open already included. */
    synchronized void attach(VenueListener news) {
        listener = news;
        open.values().forEach(opened -> opened.venue.start(news));
    }

    /** Closes the venues whose connection was removed, and those that nobody has used for long. */
    void prune() {
        Instant old = wall.instant().minus(UNUSED);
        open.forEach((key, opened) -> {
            Address address = opened.address;
            if (opened.used.isBefore(old)
                    || connections.find(address.owner(), address.connection()).isEmpty()) {
                close(key);
            }
        });
    }

    private synchronized void close(String key) {
        Opened opened = open.remove(key);
        if (opened != null) {
            LOG.info("Broker connection {} is closed.", opened.address.connection());
            opened.venue.close();
            opened.lease.release();
        }
    }

    /** The venues of this process. */
    List<AlpacaVenue> opened() {
        return open.values().stream().map(opened -> opened.venue).toList();
    }

    @PreDestroy
    void closeAll() {
        open.keySet().forEach(this::close);
    }

    /** Why a pipeline with these settings cannot trade through its broker connection; empty if it can. */
    Optional<String> refusal(String owner, Definition.Settings settings, BrokerEnvironment environment) {
        String id = settings.brokerConnection();
        String mode = environment == BrokerEnvironment.LIVE ? "Live trading" : "Paper trading";
        if (id == null) {
            return Optional.of(mode + " needs a broker connection: choose one in the pipeline's settings.");
        }
        Optional<BrokerConnection> found = connections.find(UUID.fromString(owner), id);
        if (found.isEmpty()) {
            return Optional.of(mode + " needs a broker connection, and the one in the pipeline's settings has been"
                    + " removed: choose another.");
        }
        BrokerConnection connection = found.get();
        if (connection.environment() != environment) {
            return Optional.of(mode + " needs a connection to a " + environment.word() + " account, and '"
                    + connection.name() + "' is a " + connection.environment().word() + " one: choose another.");
        }
        if (!connection.usable()) {
            return Optional.of("The broker connection '" + connection.name()
                    + "' cannot be used until its keys are accepted: test it. " + connection.message());
        }
        return Optional.empty();
    }
}
