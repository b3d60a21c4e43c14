package dev.kuber.platform.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.ModelOpinion.Voice;
import dev.kuber.indicator.Readings;
import dev.kuber.platform.catalog.Binding;
import dev.kuber.platform.catalog.Configs;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.MarketData;
import dev.kuber.port.News;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Headlines;
import dev.kuber.testing.Prices;
import dev.kuber.testing.Result;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The installed bias agent asks a provider over HTTP, as in a run. */
class CrewOverHttpTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final String OPINION =
            "{\"direction\":\"bullish\",\"confidence\":64,\"factors\":[\"averages point up\"],\"reasoning\":\"It rises.\"}";

    private final ModelBench bench = new ModelBench().connected(Provider.OPENAI, "mine");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aCrewWithADebateAnswersAndEveryCallIsKeptUnderItsMember() {
        bench.server.otherwise(asked -> ModelReplies.says(
                asked.text().contains("in a debate about one market")
                        ? "{\"argument\":\"It is cheap.\",\"strength\":50}"
                        : OPINION));

        BiasSignal bias = run("bias_agent", "{\"model\":\"mine/fake-small\",\"debate_rounds\":1}")
                .fact(BiasSignal.class);

        assertThat(bias.model()).isEqualTo("mine/fake-small");
        assertThat(Objects.requireNonNull(bias.opinion()).voices())
                .extracting(Voice::member)
                .containsExactly("market_analyst", "sentiment_analyst", "bull", "bear");
        assertThat(bench.server.asked()).hasSize(5);
        assertThat(bench.server.asked())
                .filteredOn(asked -> asked.text().contains("Phones sell"))
                .as("news reach one member alone")
                .hasSize(1);
    }

    /** Their records are private to the agents; every provider must be able to fill them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "analysis.ModelCrew$Opinion",
                "analysis.ModelCrew$Argument",
                "analysis.ModelStrategist$Opinion",
                "risk.Commentator$Remark",
                "analysis.MarketTools$OfBars",
                "analysis.MarketTools$OfNews",
                "analysis.MarketTools$OfTimeframe"
            })
    void everyAnswerOfABuiltInMemberHasAStrictSchema(String name) throws ClassNotFoundException {
        Class<? extends Record> type = Class.forName("dev.kuber.agents." + name).asSubclass(Record.class);

        assertThat(AnswerSchema.of(type).json().path("required").size()).isEqualTo(type.getRecordComponents().length);
    }

    private Result run(String type, String config) {
        return run(
                ServiceLoader.load(Agent.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(agent -> agent.getClass()
                                .getAnnotation(AgentInfo.class)
                                .type()
                                .equals(type))
                        .<Agent<?>>map(agent -> agent)
                        .findFirst()
                        .orElseThrow(),
                JsonMapper.shared().readTree(config));
    }

    @SuppressWarnings("unchecked") // what is bound is what the agent takes
    private <C extends Record> Result run(Agent<C> agent, JsonNode config) {
        Class<?> type = Arrays.stream(agent.getClass().getGenericInterfaces())
                .map(ParameterizedType.class::cast)
                .map(one -> (Class<?>) one.getActualTypeArguments()[0])
                .findFirst()
                .orElseThrow();
        if (!(Configs.bind(type.asSubclass(Record.class), config) instanceof Binding.Bound(Record bound))) {
            throw new AssertionError("Refused: " + config);
        }
        return AgentTester.of(agent)
                .config((C) bound)
                .with(LanguageModel.class, bench.models())
                .with(MarketData.class, Prices.none())
                .with(News.class, new Headlines().and("AAPL", AgentTester.START.minusSeconds(60), "Phones sell"))
                .fact(market())
                .run();
    }

    private static MarketSnapshot market() {
        var readings = new Readings(
                300, 1, 101, 0.1, 99, 98, 95, 99.5, 99, 62, 1, 30, 0.5, 0.4, 0.1, 103, 97, 1500, 1000, 101, 96);
        Price last = Price.of("101");
        return new MarketSnapshot(
                AAPL,
                new Quote(AAPL, last, last, last, AgentTester.START),
                List.of(new MarketSnapshot.Frame(Timeframe.M5, "key", readings)),
                List.of(),
                "test");
    }
}
