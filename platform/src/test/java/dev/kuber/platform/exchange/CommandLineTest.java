package dev.kuber.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.exchange.CommandLine.Wrong;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may be said to {@code ./kuber exchange}. */
class CommandLineTest {

    @Test
    void everythingHasADefault() {
        CommandLine line = CommandLine.parse(List.of());
        assertThat(line.port()).isEqualTo(8100);
        assertThat(line.speed()).isEqualTo(1);
        assertThat(line.bars()).isEmpty();
        assertThat(line.keys()).isEmpty();
        assertThat(line.callsPerMinute()).isEqualTo(200);
        assertThat(line.manual()).isFalse();
    }

    @Test
    void everythingCanBeSaid() {
        CommandLine line = CommandLine.parse(List.of(
                "--port",
                "0",
                "--speed",
                "60",
                "--seed",
                "7",
                "--from",
                "2026-03-02",
                "--manual",
                "--keys",
                "a:b,c:d:e"));
        assertThat(line.port()).isZero();
        assertThat(line.speed()).isEqualTo(60);
        assertThat(line.seed()).isEqualTo(7);
        assertThat(line.from()).contains(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(line.manual()).isTrue();
        assertThat(line.keys()).isEqualTo(Map.of("a", "b", "c", "d:e"));
    }

    @Test
    void whatCannotBeUsedIsSaidInASentence() {
        assertThatThrownBy(() -> CommandLine.parse(List.of("--hurry")))
                .isInstanceOf(Wrong.class)
                .hasMessage("There is no option --hurry.");
        assertThatThrownBy(() -> CommandLine.parse(List.of("--speed"))).hasMessage("The option --speed needs a value.");
        assertThatThrownBy(() -> CommandLine.parse(List.of("--speed", "0"))).isInstanceOf(Wrong.class);
        assertThatThrownBy(() -> CommandLine.parse(List.of("--from", "then"))).isInstanceOf(Wrong.class);
        assertThatThrownBy(() -> CommandLine.parse(List.of("--bars", "/nowhere.csv")))
                .isInstanceOf(Wrong.class);
        assertThatThrownBy(() -> CommandLine.parse(List.of("--keys", "alone"))).isInstanceOf(Wrong.class);
    }

    @Test
    void aWrongLineEndsTheProgramWithItsUsage() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            int status = ExchangeCommand.run(List.of("--hurry"), InstantSource.fixed(Instant.EPOCH), out);
            assertThat(status).isEqualTo(2);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("There is no option --hurry.", "--speed X");
    }
}
