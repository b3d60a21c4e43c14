package dev.kuber.platform.markets.news;

import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up news of the synthetic market: plausible headlines as a pure function of seed, symbol and day, the same on every
 * machine. They know nothing of prices, neither past nor future, so that nothing can be learned from them.
 */
public final class SyntheticNews implements News {

    /** Days looked back at most. */
    private static final int FARTHEST = 30;

    private static final int SECONDS_A_DAY = 86_400;

    /** Days between two quarterly reports. */
    private static final int QUARTER = 91;

    private final long seed;
    private final InstantSource clock;

    public SyntheticNews(long seed, InstantSource clock) {
        this.seed = seed;
        this.clock = clock;
    }

    /** News of the market with this origin, see {@link SyntheticMarket#origin}; none where it is not synthetic. */
    public static News of(String origin, InstantSource clock) {
        return SyntheticMarket.seedOf(origin)
                .<News>map(seed -> new SyntheticNews(seed, clock))
                .orElse(News.NONE);
    }

    /** A headline with % for the company, and how good it is. */
    private record Template(String headline, double sentiment) {}

    private static final List<Template> USUAL = List.of(
            new Template("% wins large order from a government agency", 0.6),
            new Template("% opens new plant ahead of schedule", 0.4),
            new Template("Analysts raise their price target for %", 0.5),
            new Template("% names new chief financial officer", 0.0),
            new Template("% presents at an industry conference", 0.1),
            new Template("% announces buyback of shares", 0.5),
            new Template("% and a rival discuss partnership, sources say", 0.3),
            new Template("Analysts cut their rating of %", -0.5),
            new Template("% recalls product after complaints", -0.6),
            new Template("Regulator opens investigation into %", -0.7),
            new Template("% delays launch of new product", -0.4),
            new Template("Strike halts work at a site of %", -0.5),
            new Template("% files form 8-K on a change of its board", 0.0),
            new Template("Insider of % sells shares, form 4 filing shows", -0.2));

    private static final List<Template> EARNINGS = List.of(
            new Template("% beats earnings estimates and raises its guidance", 0.8),
            new Template("% reports quarterly results in line with estimates", 0.1),
            new Template("% misses earnings estimates and lowers its outlook", -0.8));

    @Override
    public List<Item> latest(Symbol symbol, Instant after, int count) {
        Instant now = clock.instant();
        if (!SyntheticMarket.has(symbol) || count < 1) {
            return List.of();
        }
        LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate first = day.minusDays(FARTHEST);
        var items = new ArrayList<Item>();
        while (!day.isBefore(first) && items.size() < count && !end(day).isBefore(after)) {
            for (Item item : of(symbol, day).reversed()) {
                if (item.at().isAfter(after) && !item.at().isAfter(now) && items.size() < count) {
                    items.add(item);
                }
            }
            day = day.minusDays(1);
        }
        return Stories.latest(items, count);
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The news of one day, oldest first. */
    private List<Item> of(Symbol symbol, LocalDate day) {
        int index = SyntheticMarket.symbols().indexOf(symbol);
        var chance = new Random(mixed(seed) ^ mixed(index * 1_000_003L + day.toEpochDay()));
        boolean company = symbol.value().indexOf('/') < 0;
        boolean reports = company && Math.floorMod(day.toEpochDay() + 17L * index, QUARTER) == 0;
        int number = chance.nextInt(4);
        var items = new ArrayList<Item>();
        var times = chance.ints(number + (reports ? 1 : 0), 0, SECONDS_A_DAY)
                .sorted()
                .toArray();
        for (int i = 0; i < times.length; i++) {
            List<Template> from = reports && i == 0 ? EARNINGS : USUAL;
            items.add(item(symbol, day, times[i], i, from.get(chance.nextInt(from.size()))));
        }
        return items;
    }

    private Item item(Symbol symbol, LocalDate day, int second, int number, Template template) {
        String name = SyntheticMarket.nameOf(symbol).replace(" (synthetic)", "");
        return new Item(
                "synthetic:" + seed + ":" + symbol + ":" + day + ":" + number,
                day.atStartOfDay(ZoneOffset.UTC).plusSeconds(second).toInstant(),
                SyntheticMarket.SOURCE,
                template.headline().replace("%", name),
                "",
                List.of(symbol),
                null,
                template.sentiment());
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 27);
    }

    @Override
    public String source() {
        return SyntheticMarket.SOURCE;
    }
}
