package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.exchange.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Paper pipelines from their first price to their last trade, whatever happens in between. */
class PaperTradingTest extends PaperMarket {

    @Test
    void aPositionIsOpenedByAPriceProtectedAtTheBrokerAndClosedAtItsTargets() {
        Trader trader = trader();
        JsonNode position = opened(trader);
        assertThat(position.get("trading_mode").asString()).isEqualTo("paper");
        assertThat(position.get("quantity").asString()).isEqualTo("10");
        assertThat(stops(trader)).containsExactly("95", "95");

        rises("111", () -> position(trader).get("target1_reached").asBoolean());
        await().atMost(PATIENCE).until(() -> stops(trader).equals(List.of("100")));
        JsonNode trade = closed(trader, () -> trade("121"));

        assertThat(trade.get("exit_reason").asString()).isEqualTo("target");
        assertThat(holdings(trader)).isEmpty();
        assertThat(orders(trader, "open")).isEmpty();
        assertThat(orders(trader, "all")).as("two brackets, nothing twice").hasSize(2);
    }

    @Test
    void aStopThatIsHitWhileTheApplicationIsDownIsFoundWhenItComesBack() {
        Trader trader = trader();
        opened(trader);
        kuber.close();
        trade("94");
        kuber = kuber();
        Trader again = new Trader(kuber.user(), trader.key(), trader.pipeline());
        assertThat(holdings(again)).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(trades(trader.pipeline())).containsExactly("stop"));
    }

    @Test
    void aStopThatIsHitWhileTheStreamIsCutIsFound() {
        Trader trader = trader();
        opened(trader);
        exchange.faults(trader.key(), trader.secret()).arm(Fault.once(Fault.Kind.DISCONNECT));
        JsonNode trade = closed(trader, () -> trade("94"));
        assertThat(trade.get("exit_reason").asString()).isEqualTo("stop");
        assertThat(orders(trader, "all")).hasSize(2);
    }

    @Test
    void aPositionThatTheTraderClosesAtTheBrokerIsClosedHere() {
        Trader trader = trader();
        opened(trader);
        JsonNode trade = closed(trader, () -> call(trader, "DELETE", "/v2/positions?cancel_orders=true"));
        assertThat(trade.get("exit_reason").asString()).isEqualTo("external");
        assertThat(holdings(trader)).isEmpty();
    }

    @Test
    void protectionThatTheTraderCancelsAtTheBrokerIsPutBack() {
        Trader trader = trader();
        opened(trader);
        call(trader, "DELETE", "/v2/orders");
        await().atMost(PATIENCE)
                .until(() -> stops(trader).size() == 2 && orders(trader, "all").size() > 2);
        JsonNode trade = closed(trader, () -> trade("94"));
        assertThat(trade.get("exit_reason").asString()).isEqualTo("stop");
        assertThat(holdings(trader)).isEmpty();
    }

    @Test
    void realMoneyIsTradedOnlyByThoseWhoSayThatTheyMeanIt() {
        Client user = kuber.user();
        String wrong = pipeline(user, "live", connect(user, "paper", key("PK")));
        assertThat(sentence(
                        user.post("/api/v1/pipelines/" + wrong + "/start", "").expect(422)))
                .startsWith("Live trading needs a connection to a live account");

        String pipeline = pipeline(user, "live", connect(user, "live", key("AK")));
        String start = "/api/v1/pipelines/" + pipeline + "/start";
        assertThat(sentence(user.post(start, "").expect(409))).contains("type LIVE");
        assertThat(sentence(user.post(start, "{\"confirmation\":\"LIVE\"}").expect(409)))
                .contains("say why");
        user.post("/api/v1/pipelines/" + pipeline + "/executions", "").expect(422);
        user.post(start, "{\"confirmation\":\"LIVE\",\"reason\":\"The paper trades were good.\"}")
                .expect(200);
        assertThat(kuber(user, "/api/v1/audit").toString()).contains("The paper trades were good.");
        user.post("/api/v1/pipelines/" + pipeline + "/stop", "").expect(200);
    }

    @Test
    void twoWorkersTradeOnce() {
        try (RunningKuber other = kuber("kuber.role=worker")) {
            assertThat(other.context().isRunning()).isTrue();
            Trader trader = trader();
            opened(trader);
            assertThat(orders(trader, "all")).hasSize(2);
            JsonNode trade = closed(trader, () -> trade("94"));
            assertThat(trade.get("exit_reason").asString()).isEqualTo("stop");
            assertThat(orders(trader, "all")).hasSize(2);
        }
    }

    @Test
    void aPositionIsClosedByHandAndTheConnectionStaysAsLongAsItIsNeeded() {
        Trader trader = trader();
        opened(trader);
        String connection =
                kuber(trader, "/api/v1/broker-connections").get(0).get("id").asString();
        trader.user().delete("/api/v1/broker-connections/" + connection).expect(409);

        trader.user()
                .post("/api/v1/positions/ABC/close", "{\"reason\": \"enough\"}")
                .expect(202);
        JsonNode trade = closed(trader, () -> trade("101"));

        assertThat(trade.get("exit_reason").asString()).isEqualTo("manual");
        assertThat(holdings(trader)).isEmpty();
        assertThat(orders(trader, "open")).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> trader.user()
                        .delete("/api/v1/broker-connections/" + connection)
                        .expect(204));
    }
}
