package dev.kuber.platform.markets.news;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticNewsTest {

    private static final Symbol ORBT = Symbol.of("ORBT");
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    private Instant now = START;
    private final SyntheticNews news = new SyntheticNews(7, () -> now);

    @Test
    void theyAreTheSameForTheSameSeedAndOthersForAnother() {
        List<News.Item> month = month(news);

        assertThat(month(new SyntheticNews(7, () -> now))).isEqualTo(month);
        assertThat(month(new SyntheticNews(8, () -> now))).isNotEqualTo(month);
        assertThat(month).hasSizeBetween(15, 60).allSatisfy(item -> {
            assertThat(item.source()).isEqualTo("synthetic");
            assertThat(item.headline()).contains("Orbital Freight").doesNotContain("%");
            assertThat(item.sentiment()).isBetween(-1.0, 1.0);
        });
    }

    @Test
    void stepByStepTheClockNeverShowsWhatComesLater() {
        Set<String> seen = new LinkedHashSet<>();
        for (int hour = 0; hour < 24 * 30; hour++) {
            Instant before = now;
            now = now.plus(Duration.ofHours(1));
            for (News.Item item : news.latest(ORBT, before, 10)) {
                assertThat(item.at()).isAfter(before).isBeforeOrEqualTo(now);
                assertThat(seen.add(item.id())).isTrue();
            }
        }
        assertThat(seen).hasSizeGreaterThan(15);
        assertThat(month(news)).extracting(News.Item::id).allMatch(seen::contains);
    }

    @Test
    void companiesReportFourTimesAYear() {
        int reports = 0;
        for (int month = 0; month < 12; month++) {
            now = START.plus(Duration.ofDays(30L * month));
            reports += (int) month(news).stream()
                    .filter(item -> item.headline().matches(".*(earnings|quarterly).*"))
                    .count();
        }
        assertThat(reports).isBetween(3, 5);
    }

    @Test
    void othersThanTheSyntheticMarketHaveNone() {
        assertThat(news.latest(Symbol.of("AAPL"), START.minus(Duration.ofDays(20)), 10))
                .isEmpty();
        assertThat(SyntheticMarket.symbols())
                .allSatisfy(symbol -> assertThat(news.latest(symbol, START.minus(Duration.ofDays(20)), 10))
                        .isNotEmpty());
    }

    private List<News.Item> month(News from) {
        return from.latest(ORBT, now.minus(Duration.ofDays(29)), 200);
    }
}
