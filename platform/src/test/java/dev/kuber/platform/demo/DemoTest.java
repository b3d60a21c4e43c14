package dev.kuber.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.KuberApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private record Shown(int code, String out, String problems) {}

    private static Shown demo(String... arguments) {
        var out = new ByteArrayOutputStream();
        var problems = new ByteArrayOutputStream();
        int code = Demo.run(
                KuberApplication.application(),
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(problems, true, StandardCharsets.UTF_8));
        return new Shown(code, out.toString(StandardCharsets.UTF_8), problems.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aNewcomerSeesDecisionsOrdersTradesAndTheProfit() {
        Shown shown = demo("--days", "3", "--seed", "1");
        assertThat(shown.problems()).isEmpty();
        assertThat(shown.code()).isZero();
        assertThat(shown.out())
                .contains(
                        "SYNTHETIC", "Bias agent", "Strategy agent", "Risk manager", "runs without a trade", "Buying ")
                .contains("Net profit", "win rate", "Next: ./kuber run");
    }

    @Test
    void aBrokenFileIsRefusedByLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("broken.csv");
        Files.writeString(file, """
                timestamp,open,high,low,close,volume
                2022-01-01 00:00:00,1,2,0.5,1.5,10
                2022-01-01 00:01:00,1,2,x,1.5,10
                """);
        Shown shown = demo("--bars", file.toString(), "--symbol", "BTC/USD");
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.problems()).contains("nothing was changed", "line 3");
    }

    @Test
    void optionsThatCannotBeUsedAreNamed() {
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--days", "0"))).hasMessageContaining("--days");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--bars", "/nowhere.csv", "--symbol", "X")))
                .hasMessageContaining("/nowhere.csv cannot be read");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--zone", "Mars"))).hasMessageContaining("Mars");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--colour", "red"))).hasMessageContaining("--colour");
        assertThat(demo("--seed").code()).isEqualTo(2);
    }
}
