package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import dev.kuber.port.Brokerage;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private final PipelinePlans plans;
    private final Positions positions;
    private final Engine engine;
    private final AccountSweeps sweeps;
    private final MeterRegistry meters;

    Reconciler(
            Venues venues,
            PipelinePlans plans,
            Positions positions,
            Engine engine,
            AccountSweeps sweeps,
            MeterRegistry meters) {
        this.venues = venues;
        this.plans = plans;
        this.positions = positions;
        this.engine = engine;
        this.sweeps = sweeps;
        this.meters = meters;
    }

    /**
     * Compares every account that has something to compare and was not compared within this time, by whichever worker.
     * What fails in one account does not hold up the others.
     */
    void sweep(Duration within) {
        byAccount().forEach((account, live) -> {
            if (sweeps.claim(account, within)) {
                compare(account, live);
            }
        });
    }

    /** Compares one account now. */
    void compare(String account) {
        compare(account, byAccount().getOrDefault(account, List.of()));
    }

    private Map<String, List<LivePosition>> byAccount() {
        Map<String, List<LivePosition>> accounts = new TreeMap<>();
        Map<String, String> venueOf = new LinkedHashMap<>();
        for (LivePosition live : positions.live()) {
            String account = venueOf.computeIfAbsent(
                    live.pipelineId() + "@" + live.revision(),
                    _ -> venues.keyOf(plans.load(live.pipelineId(), live.revision())));
            accounts.computeIfAbsent(account, _ -> new ArrayList<>()).add(live);
        }
        return accounts;
    }

    private void compare(String account, List<LivePosition> live) {
        try {
            Venue venue = venues.get(account);
            List<Difference> differences = differences(venue, live);
            tell(differences, live, venue.clock().now());
            sweeps.compared(account, live.size(), differences.size());
        } catch (Brokerage.Unavailable e) {
            failed(account, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Account {} could not be compared with its broker.", account, e);
            failed(account, "The comparison itself failed; the log says why.");
        }
    }

    private List<Difference> differences(Venue venue, List<LivePosition> live) {
        return meters.timer("kuber.reconciliation").record(() -> {
            var beliefs = new Reconciliation.Beliefs(List.of(), live);
            Brokerage broker = venue.brokerage(Calendars.always());
            var says = new Reconciliation.Broker(broker.find(beliefs.orders()), broker.holdings());
            return Reconciliation.differences(beliefs, says);
        });
    }

    /** Everything that differs for an execution is one piece of news, told once as long as neither side changes. */
    private void tell(List<Difference> differences, List<LivePosition> live, Instant now) {
        Map<String, Instant> updated = new LinkedHashMap<>();
        live.forEach(one -> updated.merge(one.executionId(), one.updatedAt(), (a, b) -> a.isAfter(b) ? a : b));
        Map<String, List<Difference>> byExecution = new LinkedHashMap<>();
        for (Difference difference : differences) {
            meters.counter(
                            "kuber.reconciliation.differences",
                            "kind",
                            difference.kind().name().toLowerCase(java.util.Locale.ROOT))
                    .increment();
            byExecution
                    .computeIfAbsent(difference.executionId(), _ -> new ArrayList<>())
                    .add(difference);
        }
        byExecution.forEach((execution, its) -> {
            String digest = UUID.nameUUIDFromBytes(
                            (its + "|" + updated.get(execution)).getBytes(StandardCharsets.UTF_8))
                    .toString();
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
