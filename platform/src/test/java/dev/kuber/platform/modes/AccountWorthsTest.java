package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.TestDatabase;
import dev.kuber.trade.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountWorthsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");
    private static final UUID OWNER = new UUID(0, 1);

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final AccountWorths worths = new AccountWorths(jdbc);

    AccountWorthsTest() {
        jdbc.sql("insert into account (id, email, name, password_hash, admin, created_at)"
                        + " values (:id, 'ada@example.com', 'Ada', '-', false, now())")
                .param("id", OWNER)
                .update();
    }

    @Test
    void theDaysChangeIsCountedFromWhatItWasWorthLastOnTheDayBefore() {
        asked("100", MONDAY);
        asked("130", MONDAY.plus(Duration.ofHours(2)));
        assertThat(worth().dayBegan()).isEqualTo(Money.of("100"));

        asked("120", MONDAY.plus(Duration.ofDays(1)));
        assertThat(worth().dayBegan()).isEqualTo(Money.of("130"));
        assertThat(worth().equity()).isEqualTo(Money.of("120"));
    }

    @Test
    void theDayIsThatOfNewYork() {
        asked("100", MONDAY);
        asked("130", Instant.parse("2026-03-03T04:59:00Z"));
        assertThat(worth().dayBegan()).isEqualTo(Money.of("100"));

        asked("125", Instant.parse("2026-03-03T05:00:00Z"));
        assertThat(worth().dayBegan()).isEqualTo(Money.of("130"));
    }

    @Test
    void aBrokerThatDoesNotAnswerLeavesWhatItSaidBefore() {
        asked("100", MONDAY);
        worths.silent("account", OWNER.toString(), "The broker did not answer.");
        assertThat(worth().equity()).isEqualTo(Money.of("100"));
        assertThat(worth().problem()).isEqualTo("The broker did not answer.");

        asked("101", MONDAY);
        assertThat(worth().problem()).isNull();
    }

    @Test
    void aBrokerThatNeverAnsweredIsAProblemWithoutANumber() {
        worths.silent("account", OWNER.toString(), "The keys are refused.");
        assertThat(worth().equity()).isNull();
        assertThat(worth().dayBegan()).isNull();
    }

    @Test
    void anHourHasOneValueItsLast() {
        asked("100", MONDAY);
        asked("105", MONDAY);
        assertThat(worths.history(List.of("account"), Duration.ofDays(30)))
                .extracting(AccountWorths.Point::equity)
                .allMatch(Money.of("105")::equals);
    }

    @Test
    void longAgoADayHasOneValueItsLast() {
        for (int hour = 0; hour < 72; hour++) {
            jdbc.sql("insert into account_equity values ('account', :owner,"
                            + " date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' - interval '40 days'"
                            + " + make_interval(hours => :hour), :hour)")
                    .param("owner", OWNER)
                    .param("hour", hour)
                    .update();
        }
        asked("100", MONDAY);

        assertThat(worths.fold(Duration.ofDays(30))).isEqualTo(69);
        assertThat(worths.fold(Duration.ofDays(30))).isZero();
        assertThat(worths.history(List.of("account"), Duration.ofDays(60)))
                .extracting(AccountWorths.Point::equity)
                .containsExactly(Money.of("23"), Money.of("47"), Money.of("71"), Money.of("100"));
    }

    private void asked(String equity, Instant at) {
        worths.asked(
                "account",
                OWNER.toString(),
                new AccountWorths.Finding(Money.of(equity), at, Money.ZERO, List.of("50 ORBT")));
    }

    private AccountWorths.Worth worth() {
        return Objects.requireNonNull(worths.of(OWNER.toString()).get("account"));
    }
}
