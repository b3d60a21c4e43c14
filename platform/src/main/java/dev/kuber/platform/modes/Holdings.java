package dev.kuber.platform.modes;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.modes.HeldAccounts.HeldAccount;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Position;
import dev.kuber.trade.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What brokers say that an owner's accounts hold, and how much of it belongs to his pipelines. */
@Service
public class Holdings {

    private final HeldAccounts accounts;
    private final Venues venues;
    private final PipelinePlans plans;
    private final Positions positions;

    Holdings(HeldAccounts accounts, Venues venues, PipelinePlans plans, Positions positions) {
        this.accounts = accounts;
        this.venues = venues;
        this.plans = plans;
        this.positions = positions;
    }

    /**
     * A holding and whose it is.
     *
     * @param connectionId null on the simulated exchange
     * @param venue name of the account's broker
     * @param parts what pipelines hold of it
     * @param own the rest, the trader's own, in the direction of the holding; negative when the account holds less than
     *     the pipelines have opened
     */
    public record Held(
            @Nullable String connectionId, String venue, Holding holding, List<Part> parts, BigDecimal own) {}

    /**
     * A pipeline's part of a holding.
     *
     * @param revision of the pipeline that opened it last
     */
    public record Part(String pipelineId, int revision, Quantity quantity) {}

    /**
     * What the accounts hold.
     *
     * @param silent why an account is missing, in sentences
     */
    public record Answer(List<Held> held, List<String> silent) {}

    /** Asks all of this owner's accounts side by side; one that does not answer does not hold up the others for ever. */
    public Answer of(String owner) throws InterruptedException {
        Map<String, List<LivePosition>> live = byAccount(owner);
        var held = new ArrayList<Held>();
        var silent = new ArrayList<String>();
        List<HeldAccount> all = accounts.of(owner);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Holding>>> answers = all.stream()
                    .map(account -> threads.submit(() -> ask(account)))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                HeldAccount account = all.get(i);
                try {
                    for (Holding holding : answers.get(i).get()) {
                        held.add(attributed(account, holding, live.getOrDefault(account.key(), List.of())));
                    }
                } catch (ExecutionException e) {
                    silent.add(account.name() + ": " + sentence(e));
                }
            }
        }
        return new Answer(List.copyOf(held), List.copyOf(silent));
    }

    private List<Holding> ask(HeldAccount account) {
        return venues.get(account.key()).brokerage(Calendars.named("always")).holdings();
    }

    /** A broker or venue that cannot be had is an answer; anything else is a bug. */
    private static String sentence(ExecutionException e) {
        if (e.getCause() instanceof Brokerage.Unavailable || e.getCause() instanceof IllegalStateException) {
            return String.valueOf(e.getCause().getMessage());
        }
        throw new IllegalStateException("Holdings could not be read.", e.getCause());
    }

    private Map<String, List<LivePosition>> byAccount(String owner) {
        Map<String, List<LivePosition>> live = new HashMap<>();
        for (LivePosition position : positions.live(owner)) {
            String key = venues.keyOf(plans.load(position.pipelineId(), position.revision()));
            live.computeIfAbsent(key, _ -> new ArrayList<>()).add(position);
        }
        return live;
    }

    static Held attributed(HeldAccount account, Holding holding, List<LivePosition> live) {
        Map<String, Part> parts = new HashMap<>();
        BigDecimal own = holding.quantity().value();
        for (LivePosition position : live) {
            Quantity remaining = remaining(position.position());
            if (!position.symbol().equals(holding.symbol()) || remaining.isZero()) {
                continue;
            }
            boolean same = position.position().plan().side() == holding.side();
            own = same ? own.subtract(remaining.value()) : own.add(remaining.value());
            if (same) {
                parts.merge(
                        position.pipelineId(),
                        new Part(position.pipelineId(), position.revision(), remaining),
                        (a, b) -> new Part(
                                b.pipelineId(), b.revision(), a.quantity().plus(b.quantity())));
            }
        }
        return new Held(
                account.connectionId(),
                account.name(),
                holding,
                parts.values().stream()
                        .sorted((a, b) -> a.pipelineId().compareTo(b.pipelineId()))
                        .toList(),
                own);
    }

    static Quantity remaining(Position position) {
        return switch (position) {
            case Position.Open open -> open.remaining();
            case Position.Closing closing -> closing.open().remaining();
            case Position.Opening _, Position.Refused _, Position.Closed _ -> Quantity.ZERO;
        };
    }
}
