package dev.kuber.agents.trade;

import dev.kuber.agent.Context;
import dev.kuber.agent.PipelineState;
import dev.kuber.agent.WakeOn;
import dev.kuber.agents.trade.OrderDesk.Look;
import dev.kuber.agents.trade.TradeManager.Config;
import dev.kuber.fact.CloseRequested;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.TradeExecution;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.port.PositionRegistry;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries one look at one symbol's position from the broker through the {@link Lifecycle} and back. */
final class PositionDesk {

    static final WakeOn CLOSE_REQUESTED = WakeOn.Told.of(CloseRequested.class);

    /** A change at the broker is often confirmed at once; this often it is looked for within one run. */
    private static final int PASSES = 3;

    /** Pause before a lost reply or an unconfirmed cancellation is looked at again. */
    private static final Duration SOON = Duration.ofSeconds(2);

    /** Until the next look where a broker tells everything and nothing is pending. */
    private static final Duration UNTIL_TOLD = Duration.ofDays(1);

    /** A request in flight is dead after this time: an order the broker has not seen by then never reached it. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(60);

    private final Config config;
    private final PipelineState state;
    private final Context context;
    private final Brokerage broker;
    private final OrderDesk desk;

    PositionDesk(Config config, PipelineState state, Context context) {
        this.config = config;
        this.state = state;
        this.context = context;
        this.broker = context.port(Brokerage.class);
        this.desk = new OrderDesk(broker);
    }

    Watch look(Symbol symbol) {
        Optional<TradeExecution> last = state.latest(TradeExecution.class, symbol);
        try {
            if (last.isPresent()) {
                return last.get().position().live() ? watch(last.get()) : Watch.OVER;
            }
            return state.latest(RiskDecision.class, symbol)
                    .map(RiskDecision::plan)
                    .map(this::begin)
                    .orElse(Watch.OVER);
        } catch (Brokerage.Unavailable | MarketData.NoData unavailable) {
            context.log().log(Level.WARNING, "{0}: {1}", symbol, unavailable.getMessage());
            List<WakeOn> on = last.map(l -> wakes(l.position())).orElse(List.of(CLOSE_REQUESTED));
            return new Watch(List.of(), context.now().plus(SOON), on);
        }
    }

    /** Checks the account and writes the entry down; it is sent by the next run, once that is durable. */
    private Watch begin(TradePlan plan) {
        List<PositionRegistry.Entry> own = context.port(PositionRegistry.class).positions().stream()
                .filter(e -> !e.executionId().equals(state.executionId()))
                .toList();
        Brokerage.Capabilities can = broker.capabilities(plan.symbol());
        Optional<String> refusal = PreTradeCheck.refusal(
                plan, own, broker.openOrders(plan.symbol()), broker.holdings(), can, config.pyramiding());
        if (refusal.isPresent()) {
            return news(null, new Position.Refused(plan, refusal.get(), context.now()), null, Duration.ZERO);
        }
        List<OrderRequest> entries = Brackets.entries(
                state.executionId(),
                plan,
                BigDecimal.valueOf(config.firstPart()).movePointLeft(2),
                config.entry() == TradeManager.Entry.LIMIT,
                can.bracketOrders());
        return news(null, new Position.Opening(plan, entries, context.now()), null, Duration.ZERO);
    }

    private Watch watch(TradeExecution last) {
        Position before = last.position();
        String close = closeRequest(before.plan().symbol());
        String giveUp = giveUp(before);
        Step step = Step.to(before);
        for (int pass = 0; pass < PASSES; pass++) {
            List<OrderRequest> entries =
                    before instanceof Position.Closing c ? c.open().orders() : before.requests();
            Look look = desk.look(entries, (r, known) -> maySend(before, r, known, close != null || giveUp != null));
            Look closes = before instanceof Position.Closing c ? desk.look(c.orders(), (_, _) -> true) : null;
            String unsettled = unsettled(look, closes);
            if (unsettled != null) {
                // Usual after a refused entry; a broker that does not answer is not.
                Level level = look.absent() > 0 ? Level.DEBUG : Level.WARNING;
                context.log().log(level, "{0}: {1}", before.plan().symbol(), unsettled);
                return news(last, before, last.attention(), SOON);
            }
            Duration inFlight = inFlight(before, look);
            if (inFlight.isPositive()) {
                return news(last, before, last.attention(), inFlight);
            }
            Lifecycle.Scene scene = scene(before, look, close, giveUp);
            step = before instanceof Position.Closing closing
                    ? Lifecycle.close(
                            closing,
                            look.placed(),
                            Objects.requireNonNull(closes).placed(),
                            scene)
                    : Lifecycle.watch(before, before.requests(), look.placed(), scene);
            if (step.commands().isEmpty() || !desk.carryOut(step.commands())) {
                break;
            }
        }
        return news(last, step.next(), step.attention(), again(before, step));
    }

    /**
     * Protection is always sent; an entry only while it is wanted and no entry before it was refused: half a trade was
     * not the plan.
     */
    private static boolean maySend(Position before, OrderRequest request, List<Placed> known, boolean unwanted) {
        if (before instanceof Position.Closing) {
            return false;
        }
        boolean entry = request.side() == before.plan().side();
        return !entry || (!unwanted && !refused(known));
    }

    private static boolean refused(List<Placed> orders) {
        for (Placed each : orders) {
            if (each.order().status() == OrderStatus.REJECTED) {
                return true;
            }
        }
        return false;
    }

    /** Why the fate of an order is not known; null when all are known. */
    private static @Nullable String unsettled(Look look, @Nullable Look closes) {
        return look.unsettled() != null || closes == null ? look.unsettled() : closes.unsettled();
    }

    /** How long an order that the broker has not seen and that is not wanted any more may still be on its way. */
    private Duration inFlight(Position before, Look look) {
        Instant arrived = since(before).plus(IN_FLIGHT);
        return look.absent() > 0 && context.now().isBefore(arrived)
                ? Duration.between(context.now(), arrived)
                : Duration.ZERO;
    }

    private Lifecycle.Scene scene(Position before, Look look, @Nullable String close, @Nullable String giveUp) {
        TradePlan plan = before.plan();
        Quantity held = desk.held(plan.symbol(), plan.side());
        Quantity mine = Tally.of(plan.side(), look.placed()).open();
        Price price = held.compareTo(mine) < 0
                ? context.port(MarketData.class).quote(plan.symbol()).last()
                : plan.entry();
        return new Lifecycle.Scene(state.executionId(), config.breakeven(), giveUp, close, held, price, context.now());
    }

    private @Nullable String closeRequest(Symbol symbol) {
        return state.latest(CloseRequested.class, symbol)
                .map(CloseRequested::sentence)
                .orElse(null);
    }

    /** Why an entry that is not filled must be given up: its trading time is over. */
    private @Nullable String giveUp(Position before) {
        return context.now().isBefore(entryDeadline(before))
                ? null
                : "the entry was not filled within " + config.entryTimeout().toMinutes() + " minutes of trading";
    }

    /** When the trading time of an entry that is not filled is over; {@link Instant#MAX} for one that is. */
    private Instant entryDeadline(Position position) {
        boolean entering = position instanceof Position.Opening
                || (position instanceof Position.Open open
                        && !open.quantity().equals(open.plan().quantity()));
        if (!entering) {
            return Instant.MAX;
        }
        Instant since = since(position);
        Instant opens = context.port(TradingCalendar.class).currentOrNext(since).opens();
        return (opens.isAfter(since) ? opens : since).plus(config.entryTimeout());
    }

    private static Instant since(Position position) {
        return switch (position) {
            case Position.Opening o -> o.since();
            case Position.Open o -> o.since();
            case Position.Closing c -> c.since();
            case Position.Refused r -> r.at();
            case Position.Closed c -> c.closed();
        };
    }

    private Duration again(Position before, Step step) {
        if (!step.next().requests().equals(before.requests())
                || step.next() instanceof Position.Closing != before instanceof Position.Closing) {
            return Duration.ZERO;
        }
        boolean unconfirmed = step.commands().stream().anyMatch(c -> c instanceof Step.Command.Cancel);
        boolean refused =
                step.next() instanceof Position.Closing c && (c.orders().isEmpty() || step.attention() != null);
        boolean soon = unconfirmed || refused;
        return soon ? SOON : sweep(step);
    }

    /** How long nothing needs to be looked at, if nothing is told. */
    private Duration sweep(Step step) {
        boolean settled = step.commands().isEmpty()
                && step.attention() == null
                && !(step.next() instanceof Position.Closing)
                && !(step.next() instanceof Position.Open open && open.missingSince() != null);
        if (!settled || !broker.capabilities(step.next().plan().symbol()).pushesEveryChange()) {
            return config.sweep();
        }
        Instant deadline = entryDeadline(step.next());
        Instant later = context.now().plus(UNTIL_TOLD);
        return deadline.isAfter(context.now()) && deadline.isBefore(later)
                ? Duration.between(context.now(), deadline)
                : UNTIL_TOLD;
    }

    private Watch news(@Nullable TradeExecution last, Position next, @Nullable String attention, Duration again) {
        Position before = last == null ? null : last.position();
        boolean moved = !next.equals(before);
        boolean alarm = attention != null && (last == null || !attention.equals(last.attention()));
        List<TradeExecution> news = !moved && !alarm
                ? List.of()
                : List.of(new TradeExecution(
                        next.plan().symbol(),
                        next,
                        moved || attention == null ? TradeWords.of(before, next) : attention,
                        attention));
        return next.live()
                ? new Watch(news, context.now().plus(again), wakes(next))
                : new Watch(news, Instant.MAX, List.of());
    }

    private static List<WakeOn> wakes(Position position) {
        var wakes = new ArrayList<WakeOn>();
        position.requests().forEach(r -> wakes.add(new WakeOn.OrderUpdate(r.id())));
        return wakes;
    }
}
