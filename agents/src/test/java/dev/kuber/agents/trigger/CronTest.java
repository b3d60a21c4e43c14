package dev.kuber.agents.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    @Test
    void fieldsTakeListsRangesStepsAndNames() {
        Cron cron = Cron.parse("*/20,5 9-10 * JAN,MAR mon-fri");

        assertThat(cron.times())
                .containsExactly(
                        LocalTime.of(9, 0),
                        LocalTime.of(9, 5),
                        LocalTime.of(9, 20),
                        LocalTime.of(9, 40),
                        LocalTime.of(10, 0),
                        LocalTime.of(10, 5),
                        LocalTime.of(10, 20),
                        LocalTime.of(10, 40));
        assertThat(cron.matches(LocalDate.of(2026, 3, 2))).isTrue();
        assertThat(cron.matches(LocalDate.of(2026, 3, 1))).isFalse();
        assertThat(cron.matches(LocalDate.of(2026, 2, 2))).isFalse();
    }

    @Test
    void sundayIsBothZeroAndSeven() {
        assertThat(Cron.parse("0 0 * * 0").matches(LocalDate.of(2026, 3, 1))).isTrue();
        assertThat(Cron.parse("0 0 * * 7").matches(LocalDate.of(2026, 3, 1))).isTrue();
    }

    @Test
    void whenBothDayFieldsAreRestrictedEitherCounts() {
        Cron cron = Cron.parse("0 0 13 * FRI");

        assertThat(cron.matches(LocalDate.of(2026, 3, 6))).isTrue();
        assertThat(cron.matches(LocalDate.of(2026, 4, 13))).isTrue();
        assertThat(cron.matches(LocalDate.of(2026, 4, 14))).isFalse();
    }

    @Test
    void aStepAfterANumberGoesToTheEndOfTheField() {
        assertThat(Cron.parse("30/10 0 * * *").times())
                .containsExactly(LocalTime.of(0, 30), LocalTime.of(0, 40), LocalTime.of(0, 50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8", "5-1 * * * *", "*/0 * * * *",
                "1,,2 * * * *", "x * * * *", "1-2-3 * * * *", "1/2/3 * * * *", "", "* * * * * *", "-1 * * * *"
            })
    void whatIsNoScheduleIsRefused(String text) {
        assertThatThrownBy(() -> Cron.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cron: ");
    }

    @Test
    void garbageIsRefusedAndNeverAnythingElse() {
        var random = new Random(7);
        String letters = "0123456789*/,-MONFEB ";
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int k = random.nextInt(20); k >= 0; k--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                assertThat(Cron.parse(text.toString()).times()).isNotEmpty();
            } catch (IllegalArgumentException expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
