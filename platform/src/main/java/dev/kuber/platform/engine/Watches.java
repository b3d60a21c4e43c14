package dev.kuber.platform.engine;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What waiting nodes wait for in the markets, indexed in memory: fed with closed bars and prices, it tells the executions
 * for which something has happened. A wait costs no thread and no polling. Several processes may watch the same: what
 * happens is told under a key that counts once.
 */
public final class Watches {

    private static final System.Logger LOG = System.getLogger(Watches.class.getName());

    /** So many bars warm up a condition; the slowest usual average has forgotten its beginning by then. */
    private static final int WARM_UP = 1_000;

    private static final int ATTEMPTS = 5;
    private static final int RETRY_SECONDS = 5;

    private final WatchedMarkets markets;
    private final ExecutionStore store;
    private final Executor tellers;
    private final Map<Channel, BarChannel> channels = new ConcurrentHashMap<>();
    private final Map<Channel, PriceLevels> levels = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Node>> nodes = new ConcurrentHashMap<>();

    /** @param tellers runs what tells executions, so that it does not hold up the feed; best on virtual threads */
    public Watches(WatchedMarkets markets, ExecutionStore store, Executor tellers) {
        this.markets = markets;
        this.store = store;
        this.tellers = tellers;
    }

    private record Channel(String market, Symbol symbol, Timeframe timeframe) {}

    private record Node(String market, List<Watch> watches) {}

    /** A symbol and timeframe whose bars are wanted. */
    public record Wanted(Symbol symbol, Timeframe timeframe) {}

    /**
     * Watches this for a node from now on, instead of what it waited for before. What has happened since the wait began
     * is told at once.
     */
    public void watch(String executionId, String node, String market, Instant since, List<WakeOn> on) {
        var watches =
                on.stream().map(one -> new Watch(executionId, node, one, since)).toList();
        var next = new Node(market, watches);
        Node before = watches.isEmpty() ? dropped(executionId, node) : kept(executionId, node, next);
        if (next.equals(before)) {
            return;
        }
        if (before != null) {
            before.watches().forEach(watch -> remove(before.market(), watch));
        }
        for (Watch watch : watches) {
            add(market, watch);
        }
    }

    private @Nullable Node kept(String executionId, String node, Node next) {
        return nodes.computeIfAbsent(executionId, _ -> new ConcurrentHashMap<>(2))
                .put(node, next);
    }

    private @Nullable Node dropped(String executionId, String node) {
        Map<String, Node> known = nodes.get(executionId);
        return known == null ? null : known.remove(node);
    }

    /** Watches nothing more for this execution. */
    public void forget(String executionId) {
        Map<String, Node> known = nodes.remove(executionId);
        if (known != null) {
            known.values().forEach(node -> node.watches().forEach(watch -> remove(node.market(), watch)));
        }
    }

    /** The executions for which something is watched. */
    public Set<String> executions() {
        return Set.copyOf(nodes.keySet());
    }

    private void add(String market, Watch watch) {
        try {
            Channel channel = channel(market, watch.on());
            if (watch.on() instanceof WakeOn.PriceCrosses level) {
                levels.compute(channel, (_, known) -> {
                    PriceLevels prices = known == null ? new PriceLevels() : known;
                    prices.add(watch, level);
                    return prices;
                });
                catchUp(channel, watch);
            } else {
                channels.compute(channel, (_, known) -> {
                    BarChannel bars = known == null ? open(channel) : known;
                    bars.add(watch, this::tell);
                    return bars;
                });
            }
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "Execution " + watch.executionId() + " cannot watch yet: " + e.getMessage());
            CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, tellers)
                    .execute(() -> again(market, watch));
        }
    }

    /** Prices that cannot be had now may be had later; the node's own time to look may be far away. */
    private void again(String market, Watch watch) {
        Node node = nodes.getOrDefault(watch.executionId(), Map.of()).get(watch.node());
        if (node != null && node.market().equals(market) && node.watches().contains(watch)) {
            add(market, watch);
        }
    }

    private BarChannel open(Channel channel) {
        return new BarChannel(channel.symbol(), channel.timeframe(), () -> history(channel, WARM_UP));
    }

    private Bars history(Channel channel, int count) {
        return markets.history(channel.market(), channel.symbol(), channel.timeframe(), count);
    }

    /** A level that was reached between the beginning of the wait and now. */
    private void catchUp(Channel channel, Watch watch) {
        Bars recent = history(channel, 10);
        if (!recent.isEmpty() && recent.bar(0).opens().isAfter(watch.since())) {
            // Nobody watched for a while, as when all workers were down.
            recent = history(channel, WARM_UP);
        }
        var missed = new PriceLevels();
        missed.add(watch, (WakeOn.PriceCrosses) watch.on());
        for (int i = 0; i < recent.size(); i++) {
            missed.onBar(recent.bar(i), this::tell);
        }
    }

    private void remove(String market, Watch watch) {
        Channel channel = channel(market, watch.on());
        if (watch.on() instanceof WakeOn.PriceCrosses level) {
            levels.computeIfPresent(channel, (_, known) -> {
                known.remove(watch, level);
                return known.isEmpty() ? null : known;
            });
        } else {
            channels.computeIfPresent(channel, (_, known) -> {
                known.remove(watch);
                return known.isEmpty() ? null : known;
            });
        }
    }

    private Channel channel(String market, WakeOn on) {
        return switch (on) {
            case WakeOn.PriceCrosses it -> new Channel(market, it.symbol(), markets.finest(market, it.symbol()));
            case WakeOn.BarCloses it -> new Channel(market, it.symbol(), it.timeframe());
            case WakeOn.Holds it -> new Channel(market, it.symbol(), it.timeframe());
            case WakeOn.OrderUpdate _, WakeOn.Told _ ->
                throw new IllegalArgumentException("Not of a market: " + on + ".");
        };
    }

    /** What must be fed for this market. */
    public Set<Wanted> wanted(String market) {
        var wanted = new HashSet<Wanted>();
        for (var known : List.of(channels.keySet(), levels.keySet())) {
            for (Channel channel : known) {
                if (channel.market().equals(market)) {
                    wanted.add(new Wanted(channel.symbol(), channel.timeframe()));
                }
            }
        }
        return wanted;
    }

    /** The symbols whose price between two bars matters to somebody in this market. */
    public Set<Symbol> priced(String market) {
        return levels.keySet().stream()
                .filter(channel -> channel.market().equals(market))
                .map(Channel::symbol)
                .collect(Collectors.toSet());
    }

    /** A bar has closed. Bars of one market, symbol and timeframe must come one after the other, oldest first. */
    public void onBar(String market, Symbol symbol, Timeframe timeframe, Bar bar) {
        var channel = new Channel(market, symbol, timeframe);
        BarChannel watched = channels.get(channel);
        if (watched != null) {
            watched.onBar(bar, this::tell);
        }
        PriceLevels prices = levels.get(channel);
        if (prices != null) {
            prices.onBar(bar, this::tell);
        }
    }

    /** A trade or quote between two bars. */
    public void onPrice(String market, Symbol symbol, Price price, Instant at) {
        PriceLevels prices = levels.get(new Channel(market, symbol, markets.finest(market, symbol)));
        if (prices != null) {
            prices.onPrice(price, at, this::tell);
        }
    }

    private void tell(Watch watch, Instant at, @Nullable Fact fact) {
        var message = Message.happened(watch.key(at), watch.node(), watch.on(), fact, at);
        tellers.execute(() -> tell(watch.executionId(), message, 1));
    }

    /** What cannot be told now is tried again: nobody else may have seen it happen. */
    private void tell(String executionId, Message message, int attempt) {
        try {
            store.tell(executionId, message);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "Execution " + executionId + " cannot be told.", e);
            if (attempt < ATTEMPTS) {
                CompletableFuture.delayedExecutor(attempt, TimeUnit.SECONDS, tellers)
                        .execute(() -> tell(executionId, message, attempt + 1));
            }
        }
    }

    /** How many nodes wait for something in a market. */
    public int size() {
        return nodes.values().stream().mapToInt(Map::size).sum();
    }
}
