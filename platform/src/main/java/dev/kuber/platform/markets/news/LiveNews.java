package dev.kuber.platform.markets.news;

import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * News of several providers in real time. However many agents ask, each provider is asked about a symbol once a minute at
 * most; what comes is kept, and answers are read from what is kept. One that fails for a while is missed only by what it
 * alone would have told; when all fail, and nobody has answered of late, there is no answer.
 */
public final class LiveNews implements News {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /** News this old are better than none, and a provider's restart is over by then. */
    private static final Duration STALE = Duration.ofMinutes(10);

    /** What is asked for again at each turn: providers publish late. */
    private static final Duration OVERLAP = Duration.ofHours(6);

    private static final Duration FARTHEST = Duration.ofDays(7);

    private final List<NewsProvider> providers;
    private final KeptNews kept;
    private final InstantSource clock;
    private final Map<Symbol, Turn> turns = new ConcurrentHashMap<>();

    /** @param clock the wall clock; providers know no other */
    public LiveNews(List<NewsProvider> providers, KeptNews kept, InstantSource clock) {
        this.providers = List.copyOf(providers);
        this.kept = kept;
        this.clock = clock;
    }

    /** When a symbol was last asked about, and when somebody last answered. */
    private static final class Turn {
        private Instant asked = Instant.MIN;
        private Instant answered = Instant.MIN;
        private Instant reached = Instant.MAX;
        private String failure = "";

        /** Whether to ask: after a while, and for what lies farther back than anybody wanted to know so far. */
        boolean due(Instant after, Instant now) {
            boolean farther = after.isBefore(reached) && answered.equals(asked);
            return farther || !asked.plus(FRESH).isAfter(now);
        }
    }

    @Override
    public List<Item> latest(Symbol symbol, Instant after, int count) {
        Instant now = clock.instant();
        Turn turn = turns.computeIfAbsent(symbol, _ -> new Turn());
        synchronized (turn) {
            if (turn.due(after, now)) {
                ask(symbol, turn, after, now);
            }
            if (turn.answered.isBefore(now.minus(STALE))) {
                throw new Unavailable(turn.failure);
            }
        }
        return kept.find(symbol, after, now, count);
    }

    private void ask(Symbol symbol, Turn turn, Instant after, Instant now) {
        Instant first = now.minus(FARTHEST);
        Instant from = after.isBefore(turn.reached) ? after : turn.answered.minus(OVERLAP);
        if (from.isBefore(first)) {
            from = first;
        }
        turn.asked = now;
        var failures = new ArrayList<String>();
        for (NewsProvider provider : providers) {
            try {
                kept.keep(provider.fetch(symbol, from, now));
            } catch (Unavailable failure) {
                failures.add(String.valueOf(failure.getMessage()));
            }
        }
        turn.failure = providers.isEmpty()
                ? "No provider of news is connected."
                : failures.stream().distinct().collect(Collectors.joining(" "));
        if (failures.size() < providers.size()) {
            turn.answered = now;
            turn.reached = after.isBefore(turn.reached) ? after : turn.reached;
        }
    }

    @Override
    public String source() {
        return providers.stream().map(NewsProvider::name).collect(Collectors.joining(", "));
    }
}
