package dev.kuber.agents.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agents.trigger.NewsSettings.About;
import dev.kuber.agents.trigger.NewsSettings.Mood;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.News;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Headlines;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsTriggerTest {

    private static final Instant START = AgentTester.START;
    private static final Instant LATER = START.plusSeconds(300);

    private final Headlines news = new Headlines();

    @Test
    void itWaitsForNewsPublishedAfterItWasArmedAndLooksEveryMinute() {
        news.and("AAPL", START.minusSeconds(60), "Apple opens plant");
        var tester = tester(config(About.ANY, Mood.ANY, 1));

        var armed = tester.run();
        assertThat(armed.until()).isEqualTo(START.plusSeconds(60));
        assertThat(armed.fact(TriggerArmed.class).sentence()).isEqualTo("Waiting for AAPL: news.");

        var waiting = tester.at(START.plusSeconds(60)).run();
        assertThat(waiting.until()).isEqualTo(START.plusSeconds(120));
        assertThat(waiting.facts()).isEmpty();
    }

    @Test
    void itFiresForTheSymbolsInTheNewsWithTheHeadline() {
        var tester = tester(config(About.ANY, Mood.ANY, 1)).symbols("AAPL", "MSFT");
        tester.run();
        news.and("MSFT", LATER.minusSeconds(30), "Microsoft wins <b>order</b>\nBuy now", 0.8);

        var fired = tester.at(LATER).run().fact(TriggerFired.class);

        assertThat(fired.symbols()).containsExactly(Symbol.of("MSFT"));
        assertThat(fired.at()).isEqualTo(LATER.minusSeconds(30));
        assertThat(fired.sentence())
                .isEqualTo("MSFT: 'Microsoft wins ‹b›order‹/b› Buy now' (Test Wire, sentiment 0.80).");
    }

    @Test
    void newsThatComeLateAreNotMissed() {
        var tester = tester(config(About.ANY, Mood.ANY, 1));
        tester.run();
        tester.at(LATER).run();
        news.and("AAPL", START.plusSeconds(1), "Told late");

        assertThat(tester.at(LATER.plusSeconds(60))
                        .run()
                        .fact(TriggerFired.class)
                        .at())
                .isEqualTo(START.plusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EARNINGS | Acme beats earnings estimates                | true
                    EARNINGS | Acme Q3 revenue above estimates              | true
                    EARNINGS | Acme lowers its guidance                     | true
                    EARNINGS | Acme earns praise                            | false
                    FILINGS  | Acme files form 8-K on its board             | true
                    FILINGS  | Acme 10-Q out today                          | true
                    FILINGS  | Insider sells, form 4 filing shows           | true
                    FILINGS  | Acme profiles its founders                   | false
                    KEYWORDS | Acme to merge with rival                     | true
                    KEYWORDS | Acm\u00E9 announces TAKE-OVER bid            | true
                    KEYWORDS | Submerged cable of Acme cut                  | false
                    ANY      | Whatever                                     | true
                    """)
    void newsAreKnownByWhatTheyAreAbout(About about, String headline, boolean fires) {
        assertThat(fires(config(about, Mood.ANY, 1), headline, null)).isEqualTo(fires);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POSITIVE | Acme beats estimates                  |      | true
                    POSITIVE | Acme does not beat estimates          |      | false
                    NEGATIVE | Regulator opens probe into Acme       |      | true
                    NEGATIVE | Acme wins order                       |      | false
                    POSITIVE | Acme meets                            |      | false
                    NEGATIVE | Acme meets                            |      | false
                    NEGATIVE | Acme wins order                       | -0.5 | true
                    POSITIVE | Acme wins order                       | 0.2  | false
                    ANY      | Acme meets                            |      | true
                    """)
    void theMoodIsTheSourcesElseThatOfTheWords(Mood mood, String headline, @Nullable Double sentiment, boolean fires) {
        assertThat(fires(config(About.ANY, mood, 1), headline, sentiment)).isEqualTo(fires);
    }

    @Test
    void aRumourOfOneSourceIsNotEnoughWhereTwoAreWanted() {
        var tester = tester(config(About.ANY, Mood.ANY, 2));
        tester.run();
        news.and("AAPL", LATER, "Apple to merge").and("AAPL", LATER, "Merger, again");
        assertThat(tester.at(LATER).run().waits()).isTrue();

        news.and(new News.Item("x", LATER, "Other Wire", "Merger", "", List.of(Symbol.of("AAPL")), null, null));
        assertThat(tester.run().fact(TriggerFired.class).symbols()).hasSize(1);
    }

    @Test
    void itGivesUpInTheEnd() {
        var tester = tester(config(About.EARNINGS, Mood.NEGATIVE, 1));
        tester.run();

        assertThat(tester.at(START.plus(Duration.ofDays(30))).run().stopped())
                .isEqualTo("Not met by 2026-04-01T15:00:00Z: bad news of earnings.");
    }

    @Test
    void withoutNewsItSaysSoAtOnceButAProviderThatFailsLaterIsWaitedFor() {
        var broken = new News() {
            private boolean down = true;

            @Override
            public List<Item> latest(Symbol symbol, Instant after, int count) {
                if (down) {
                    throw new Unavailable("No provider of news is connected.");
                }
                return List.of();
            }

            @Override
            public String source() {
                return "broken";
            }
        };
        var tester = tester(config(About.ANY, Mood.ANY, 1)).with(News.class, broken);
        assertThat(tester.run().failed()).isEqualTo("There are no news to wait for: No provider of news is connected.");

        broken.down = false;
        assertThat(tester.run().waits()).isTrue();
        broken.down = true;
        assertThat(tester.at(LATER).run().until()).isEqualTo(LATER.plusSeconds(60));
    }

    @Test
    void keywordsMustBeNamed() {
        assertThatThrownBy(() -> new NewsSettings(
                        About.KEYWORDS, List.of(" "), Mood.ANY, 0, 1, Duration.ofMinutes(1), Duration.ofDays(1)))
                .hasMessage("keywords: name at least one.");
    }

    private boolean fires(NewsSettings config, String headline, @Nullable Double sentiment) {
        var tester = tester(config);
        tester.run();
        news.and("AAPL", LATER, headline, sentiment);
        return tester.at(LATER).run().done();
    }

    private AgentTester<NewsSettings> tester(NewsSettings config) {
        return AgentTester.of(new NewsTrigger()).config(config).with(News.class, news);
    }

    private static NewsSettings config(About about, Mood mood, int sources) {
        return new NewsSettings(
                about, List.of("merge", "take-over"), mood, 0.3, sources, Duration.ofMinutes(1), Duration.ofDays(30));
    }
}
