package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Answer;
import dev.kuber.platform.RunningKuber.Client;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MarketDataApiTest {

    private static final String BARS = "/api/v1/market-data/bars";
    private static final String GOOD = """
            timestamp,open,high,low,close,volume
            2026-03-02T14:30:00Z,10,11,9,10.5,100
            2026-03-02T14:31:00Z,10.5,12,10,11,200
            2026-03-02T14:32:00Z,11,12,10,11.5,300
            """;

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @Test
    void anImportedFileIsListedAndShownAsItWas() {
        Client user = kuber.user();

        JsonNode report =
                upload(user, GOOD, Map.of("symbol", "TEST")).expect(201).json();

        assertThat(report.propertyNames())
                .containsExactly(
                        "id",
                        "symbol",
                        "timeframe",
                        "layout",
                        "zone",
                        "rows",
                        "bars",
                        "from",
                        "to",
                        "duplicates",
                        "gaps",
                        "unsorted",
                        "warnings");
        assertThat(report.get("bars").asInt()).isEqualTo(3);
        assertThat(report.get("from").asString()).isEqualTo("2026-03-02T14:30:00Z");
        JsonNode bars = user.get(BARS + "?symbol=TEST&timeframe=1m").expect(200).json();
        assertThat(bars.propertyNames())
                .containsExactly("symbol", "timeframe", "source", "time", "open", "high", "low", "close", "volume");
        assertThat(bars.get("time").get(0).asLong()).isEqualTo(1_772_461_800L);
        assertThat(bars.get("close").valueStream().map(JsonNode::asDouble)).containsExactly(10.5, 11.0, 11.5);
        assertThat(symbol(user, "TEST").get("sources").get(0).asString()).isEqualTo("imported");
    }

    @Test
    void aBrokenRowIsNamedByItsLineAndNothingIsImported() {
        Client user = kuber.user();

        Answer refused = upload(user, GOOD + "2026-03-02T14:33:00Z,abc,12,10,11,1\n", Map.of("symbol", "TEST"))
                .expect(422);

        assertThat(refused.json().get("detail").asString())
                .isEqualTo("One line of the file is wrong; nothing was imported.");
        assertThat(refused.json().at("/errors/0/line").asInt()).isEqualTo(5);
        assertThat(refused.json().at("/errors/0/message").asString()).contains("abc");
        assertThat(symbol(user, "TEST").isMissingNode()).isTrue();
    }

    @Test
    void whatIsSaidOfAFileMustMakeSense() {
        Client user = kuber.user();

        assertThat(field(upload(user, GOOD, Map.of("symbol", "lower case")))).isEqualTo("symbol");
        assertThat(field(upload(user, GOOD, Map.of("symbol", "TEST", "timeframe", "7x"))))
                .isEqualTo("timeframe");
        assertThat(field(upload(user, GOOD, Map.of("symbol", "TEST", "zone", "Mars/Base"))))
                .isEqualTo("zone");
        assertThat(field(upload(user, GOOD, Map.of("symbol", "TEST", "calendar", "moon"))))
                .isEqualTo("calendar");
        assertThat(field(upload(user, GOOD, Map.of()))).isEqualTo("symbol");
    }

    @Test
    void importsBelongToWhoMadeThem() {
        upload(kuber.user(), GOOD, Map.of("symbol", "TEST")).expect(201);

        Answer other = kuber.user().get(BARS + "?symbol=TEST&timeframe=1m").expect(404);

        assertThat(other.json().get("detail").asString()).contains("no imported bars of TEST");
    }

    @Test
    void theSyntheticMarketIsThereFromTheStart() {
        Client user = kuber.user();
        JsonNode first = user.get("/api/v1/symbols").expect(200).json().at("/items/0");

        assertThat(first.propertyNames())
                .containsExactly("symbol", "name", "sources", "timeframes", "from", "to", "bars");
        assertThat(first.get("sources").get(0).asString()).isEqualTo("synthetic");
        JsonNode bars = user.get(BARS + "?timeframe=1m&limit=10&from=2026-03-02T00:00:00Z&symbol="
                        + first.get("symbol").asString())
                .expect(200)
                .json();
        assertThat(bars.get("time").size()).isEqualTo(10);
        assertThat(bars.get("source").asString()).isEqualTo("synthetic");
    }

    @Test
    void aWrongQueryIsExplained() {
        Client user = kuber.user();

        assertThat(field(user.get(BARS).expect(400))).isEqualTo("symbol");
        assertThat(field(user.get(BARS + "?symbol=TEST&limit=0").expect(400))).isEqualTo("limit");
        assertThat(field(user.get(BARS + "?symbol=TEST&from=yesterday").expect(400)))
                .isEqualTo("from");
        assertThat(user.get(BARS + "?symbol=TEST&timeframe=5x")
                        .expect(400)
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("'timeframe': '5x' is not a timeframe: write 1m, 5m, 15m, 30m, 1h, 4h, 1d or 1w.");
        user.get(BARS + "?key=nonsense").expect(404);
    }

    private static String field(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().at("/errors/0/field").asString();
    }

    private static JsonNode symbol(Client user, String name) {
        return user.get("/api/v1/symbols")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(symbol -> symbol.get("symbol").asString().equals(name))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    private static Answer upload(Client user, String csv, Map<String, String> fields) {
        String boundary = "kuber-boundary";
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                + name + "\"\r\n\r\n" + value + "\r\n"));
        body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bars.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--" + boundary + "--\r\n");
        return user.send(user.request("/api/v1/market-data/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }
}
