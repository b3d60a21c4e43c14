package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.port.Brokerage;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares what executions believe with what their brokers say, account by account, in few calls however many positions
 * there are, and wakes the executions for which there is a difference. Streams are for speed; this is for truth.
 */
@Component
class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Venues venues;
    private final Beliefs beliefs;
    private final Leftovers leftovers;
    private final Engine engine;
    private final AccountSweeps sweeps;
    private final MeterRegistry meters;

    Reconciler(
            Venues venues,
            Beliefs beliefs,
            Leftovers leftovers,
            Engine engine,
            AccountSweeps sweeps,
            MeterRegistry meters) {
        this.venues = venues;
        this.beliefs = beliefs;
        this.leftovers = leftovers;
        this.engine = engine;
        this.sweeps = sweeps;
        this.meters = meters;
    }

    /**
     * Compares every account that has something to compare and was not compared within this time, by whichever worker.
     * What fails in one account does not hold up the others.
     */
    void sweep(Duration within) {
        for (String account : beliefs.accounts()) {
            if (sweeps.claim(account, within)) {
                compare(account);
            }
        }
    }

    /** Compares one account now. */
    void compare(String account) {
        try {
            meters.timer("kuber.reconciliation").record(() -> reconcile(venues.get(account)));
        } catch (Brokerage.Unavailable e) {
            failed(account, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Account {} could not be compared with its broker.", account, e);
            failed(account, "The comparison itself failed; the log says why.");
        }
    }

    private void reconcile(Venue venue) {
        Reconciliation.Beliefs believed = beliefs.of(venue.key());
        Brokerage broker = venue.brokerage(Calendars.always());
        var says = new Reconciliation.Broker(broker.find(believed.orders()), broker.holdings());
        List<Difference> differences = Reconciliation.differences(believed, says);
        tell(differences, believed.positions(), venue.clock().now());
        leftovers.settle(believed, says, broker);
        sweeps.compared(venue.key(), believed.positions().size(), differences.size());
    }

    /** Everything that differs for an execution is one piece of news, told once as long as neither side changes. */
    private void tell(List<Difference> differences, List<LivePosition> live, Instant now) {
        Map<String, Instant> updated = new HashMap<>();
        live.forEach(one -> updated.merge(one.executionId(), one.updatedAt(), (a, b) -> a.isAfter(b) ? a : b));
        Map<String, List<Difference>> byExecution = new LinkedHashMap<>();
        for (Difference difference : differences) {
            String kind = difference.kind().name().toLowerCase(Locale.ROOT);
            meters.counter("kuber.reconciliation.differences", "kind", kind).increment();
            byExecution
                    .computeIfAbsent(difference.executionId(), _ -> new ArrayList<>())
                    .add(difference);
        }
        byExecution.forEach((execution, its) -> {
            UUID digest = UUID.nameUUIDFromBytes((its + "|" + updated.get(execution)).getBytes(StandardCharsets.UTF_8));
            var message =
                    Message.orderChanged("reconciled-" + digest, its.getFirst().order(), now);
            if (engine.tell(execution, message)) {
                its.forEach(one -> LOG.info("Execution {}, {}: {}", execution, one.symbol(), one.sentence()));
            }
        });
    }

    private void failed(String account, String problem) {
        meters.counter("kuber.reconciliation.failures").increment();
        sweeps.failed(account, problem);
        LOG.warn("Account {} was not compared with its broker: {}", account, problem);
    }
}
