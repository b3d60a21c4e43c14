package dev.kuber.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.Agent;
import dev.kuber.fact.BiasSignal;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {

    @Test
    void agentsAreListedByCategoryAndFoundByType() {
        Catalog catalog = Catalog.of(List.of(new SampleAgents.Everything(), new SampleAgents.Choosy()));
        assertThat(catalog.agents()).extracting(AgentEntry::type).containsExactly("choosy", "everything");
        assertThat(catalog.find("everything"))
                .get()
                .extracting(AgentEntry::configType)
                .isEqualTo(SampleAgents.Everything.Config.class);
        assertThat(catalog.find("nothing")).isEmpty();
        assertThat(catalog.factTypes().find("bias_signal")).contains(BiasSignal.class);
    }

    @ParameterizedTest
    @MethodSource
    void aWrongAgentIsRefusedWithItsClassAndTheReason(Agent<?> agent, String reason) {
        assertThatThrownBy(() -> Catalog.of(List.of(new SampleAgents.Everything(), agent)))
                .isInstanceOf(WrongAgent.class)
                .hasMessageContaining(agent.getClass().getName())
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> aWrongAgentIsRefusedWithItsClassAndTheReason() {
        return Stream.of(
                Arguments.of(new SampleAgents.Nameless(), "no @AgentInfo"),
                Arguments.of(new SampleAgents.BadType(), "'BadType' is not in snake_case"),
                Arguments.of(new SampleAgents.Twin(), "'everything' is also that of"),
                Arguments.of(new SampleAgents.BadPrice(), "'cheap' is not a decimal"),
                Arguments.of(new SampleAgents.NoParam(), "Config.period has no @Param"),
                Arguments.of(new SampleAgents.BadInit(), "Config.period: init 'many' is not a number"),
                Arguments.of(new SampleAgents.BadFrame(), "frames[1]: '7x' is not a timeframe"),
                Arguments.of(new SampleAgents.InitOutOfRange(), "period: Period must be at least 2, not 1"),
                Arguments.of(new SampleAgents.NestedWithoutDefault(), "inner.needed: Needed is required"),
                Arguments.of(new SampleAgents.BadComponent(), "Config.any: has the type java.lang.Object"),
                Arguments.of(new SampleAgents.BadTogether(), "a: One is the loneliest number."),
                Arguments.of(new SampleAgents.Raw(), "configuration is not a record"));
    }

    @Test
    void anAgentThatIsListedButNotThereEndsTheStart(@TempDir Path folder) throws IOException {
        try (URLClassLoader plugin = plugin(folder, "dev.nowhere.Ghost")) {
            assertThatThrownBy(() -> AgentDiscovery.agents(plugin))
                    .isInstanceOf(WrongAgent.class)
                    .hasMessageContaining("dev.nowhere.Ghost");
        }
    }

    @Test
    void anAgentThatIsThereButNotListedEndsTheStart(@TempDir Path folder) throws IOException {
        copy(folder, FirstPlugin.class);
        copy(folder, SecondPlugin.class);
        try (URLClassLoader plugin = plugin(folder, FirstPlugin.class.getName())) {
            assertThatThrownBy(() -> AgentDiscovery.agents(plugin))
                    .isInstanceOf(WrongAgent.class)
                    .hasMessageContaining("SecondPlugin")
                    .hasMessageContaining("not listed");
        }
        try (URLClassLoader plugin =
                plugin(folder, FirstPlugin.class.getName() + "\n" + SecondPlugin.class.getName())) {
            assertThat(AgentDiscovery.agents(plugin))
                    .extracting(agent -> agent.getClass().getSimpleName())
                    .contains("FirstPlugin", "SecondPlugin");
        }
    }

    private static URLClassLoader plugin(Path folder, String listed) throws IOException {
        Path services = folder.resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve(Agent.class.getName()), listed);
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, CatalogTest.class.getClassLoader());
    }

    private static void copy(Path folder, Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        URL from = type.getClassLoader().getResource(path);
        assertThat(from).isNotNull();
        Path to = folder.resolve(path);
        Files.createDirectories(to.getParent());
        Files.copy(Path.of(URI.create(from.toString())), to);
    }
}
