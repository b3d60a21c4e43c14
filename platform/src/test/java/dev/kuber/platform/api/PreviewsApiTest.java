package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Answer;
import dev.kuber.platform.RunningKuber.Client;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PreviewsApiTest {

    private final RunningKuber kuber = RunningKuber.shared();
    private final Client user = kuber.user();

    private Answer preview(String agent, String config) {
        return user.post("/api/v1/agents/" + agent + "/preview", """
                {"config": %s, "symbol": "ORBT", "timeframe": "5m", "source": "synthetic", "seed": 1, "bars": 250}""".formatted(config));
    }

    @Test
    void rulesAreCountedTogetherAndEachByItself() {
        JsonNode all = preview("technical_trigger", """
                {"rules": [{"kind": "rsi_below", "level": 50}, {"kind": "rsi_above", "level": 30}]}""").expect(200).json();

        assertThat(all.propertyNames())
                .containsExactly(
                        "sentence",
                        "true",
                        "false",
                        "unknown",
                        "symbol",
                        "timeframe",
                        "conditions",
                        "parts",
                        "bars",
                        "truth");
        String truth = all.get("truth").asString();
        long trues = truth.chars().filter(letter -> letter == 't').count();
        assertThat(truth).hasSize(250).containsPattern("t").doesNotContain("u");
        assertThat(all.get("true").asLong()).isEqualTo(trues);
        assertThat(all.get("sentence").asString()).isEqualTo("True on " + trues + " of the last 250 bars.");
        assertThat(all.at("/conditions/0").asString()).isEqualTo("RSI(14) is below 50 and RSI(14) is above 30");
        assertThat(all.get("parts")).hasSize(2);
        assertThat(all.at("/parts/0/sentence").asString()).isEqualTo("RSI(14) is below 50");
        assertThat(all.at("/parts/0/true").asLong()).isGreaterThanOrEqualTo(trues);
        assertThat(all.at("/bars/time")).hasSize(250);
    }

    @Test
    void theAgentsOwnTimeframeIsTheOneThatIsShown() {
        JsonNode hourly = preview("technical_trigger", "{\"timeframe\": \"1h\"}")
                .expect(200)
                .json();

        assertThat(hourly.get("timeframe").asString()).isEqualTo("1h");
        assertThat(hourly.at("/bars/time/1").asLong()
                        - hourly.at("/bars/time/0").asLong())
                .isEqualTo(3600);
    }

    @Test
    void aLevelIsTrueWhereAPriceReachesItAndWhereItIsAlreadyReached() {
        assertThat(preview("price_trigger", "{\"kind\": \"is_above\", \"level\": \"0.01\"}")
                        .expect(200)
                        .json()
                        .get("true")
                        .asInt())
                .isEqualTo(250);
        JsonNode never = preview("price_trigger", "{\"kind\": \"crosses_above\", \"level\": \"1000000\"}")
                .expect(200)
                .json();
        assertThat(never.get("sentence").asString()).isEqualTo("Not true on any of the last 250 bars.");
        assertThat(never.at("/conditions/0").asString()).isEqualTo("price reaches 1,000,000.00 or more");
    }

    @Test
    void whatCannotBeShownIsSaid() {
        assertThat(preview("technical_trigger", "{\"rules\": [{\"level\": 500}]}")
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("rules[0].level");
        assertThat(preview("time_trigger", "{}")
                        .expect(422)
                        .json()
                        .get("detail")
                        .asString())
                .startsWith("Time trigger ");
        assertThat(user.post("/api/v1/agents/technical_trigger/preview", "{\"symbol\": \"NONE\"}")
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("symbol");
        user.post("/api/v1/agents/no_such_agent/preview", "{\"symbol\": \"ORBT\"}")
                .expect(404);
        preview("bias_agent", "{}").expect(422);
    }

    @Test
    void theCatalogSaysWhatCanBePreviewed() {
        JsonNode agents = user.get("/api/v1/agents").expect(200).json().get("items");

        assertThat(agents.valueStream()
                        .filter(agent -> agent.get("previewable").asBoolean())
                        .map(agent -> agent.get("agent_type").asString()))
                .containsExactlyInAnyOrder("price_trigger", "technical_trigger");
    }
}
