package dev.kuber.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Param;
import dev.kuber.testing.Defaults;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InstalledAgentsTest {

    private static final int MOST_LINES = 120;

    @SuppressWarnings("rawtypes")
    static Stream<Agent> agents() {
        return ServiceLoader.load(Agent.class).stream().map(ServiceLoader.Provider::get);
    }

    @ParameterizedTest
    @CsvSource({
        "time_trigger, TRIGGER, 0, 0.5",
        "technical_trigger, TRIGGER, 0.03, 1",
        "price_trigger, TRIGGER, 0.02, 0.5",
        "news_trigger, TRIGGER, 0.05, 2",
        "market_data_agent, DATA, 0, 1",
        "bias_agent, ANALYSIS, 0.08, 6",
        "strategy_agent, ANALYSIS, 0.10, 6",
        "risk_manager, RISK, 0.05, 3",
        "trade_manager, EXECUTION, 0, 2",
        "reporting_agent, REPORTING, 0, 2",
        "pipeline_manager, SYSTEM, 0, 0"
    })
    void eachAgentHasItsCategoryPriceAndDuration(String type, String category, String price, double minutes) {
        AgentInfo info = agents().map(InstalledAgentsTest::info)
                .filter(i -> i.type().equals(type))
                .findFirst()
                .orElseThrow();

        assertThat(info.category().name()).isEqualTo(category);
        assertThat(info.pricePerHour()).isEqualTo(price);
        assertThat(info.averageMinutes()).isEqualTo(minutes);
    }

    @Test
    void typesAreUnique() {
        assertThat(agents().map(InstalledAgentsTest::info).map(AgentInfo::type))
                .hasSize(11)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("agents")
    void everySettingHasATitleAndADefaultThatTheAgentAccepts(Agent<?> agent) {
        Class<? extends Record> config = configOf(agent);

        for (RecordComponent component : config.getRecordComponents()) {
            assertThat(component.getAnnotation(Param.class))
                    .as(component.toString())
                    .isNotNull();
            assertThat(component.getAnnotation(Param.class).title()).isNotBlank();
        }
        assertThat(Defaults.of(config)).isInstanceOf(config);
    }

    @ParameterizedTest
    @MethodSource("agents")
    void anAgentIsOneFileUnderItsLimit(Agent<?> agent) throws IOException {
        Path file = Path.of("src/main/java", agent.getClass().getName().replace('.', '/') + ".java");

        List<String> lines = Files.readAllLines(file);

        assertThat(lines.size()).isLessThan(MOST_LINES);
    }

    private static AgentInfo info(Agent<?> agent) {
        return agent.getClass().getAnnotation(AgentInfo.class);
    }

    private static Class<? extends Record> configOf(Agent<?> agent) {
        return Arrays.stream(agent.getClass().getGenericInterfaces())
                .map(ParameterizedType.class::cast)
                .map(type -> ((Class<?>) type.getActualTypeArguments()[0]).asSubclass(Record.class))
                .findFirst()
                .orElseThrow();
    }
}
