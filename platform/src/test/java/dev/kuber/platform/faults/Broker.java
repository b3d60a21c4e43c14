package dev.kuber.platform.faults;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the broker itself says of an account, asked past Kuber. */
final class Broker {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    Broker(URI url) {
        this.url = url;
    }

    /**
     * An account at the broker.
     *
     * @param held shares, long or short
     * @param stopped how much of what is held has a stop that works
     * @param working orders that are not over
     * @param ids client order ids of every order that Kuber sent
     */
    record Account(BigDecimal held, BigDecimal stopped, int working, BigDecimal cash, List<String> ids) {}

    Account account(String key, String secret) {
        BigDecimal held = BigDecimal.ZERO;
        for (JsonNode position : get("/v2/positions", key, secret)) {
            held = held.add(new BigDecimal(position.path("qty").asString()).abs());
        }
        BigDecimal stopped = BigDecimal.ZERO;
        int working = 0;
        var ids = new ArrayList<String>();
        for (JsonNode order : get("/v2/orders?status=all&limit=500&nested=true", key, secret)) {
            ids.add(order.path("client_order_id").asString());
            for (JsonNode each : family(order)) {
                boolean over = List.of("filled", "canceled", "expired", "replaced", "rejected")
                        .contains(each.path("status").asString());
                working += over ? 0 : 1;
                if (!over && each.path("type").asString().equals("stop")) {
                    BigDecimal quantity = new BigDecimal(each.path("qty").asString());
                    stopped = stopped.add(quantity.subtract(
                            new BigDecimal(each.path("filled_qty").asString())));
                }
            }
        }
        BigDecimal cash =
                new BigDecimal(get("/v2/account", key, secret).path("cash").asString());
        return new Account(held, stopped, working, cash, ids);
    }

    private static List<JsonNode> family(JsonNode order) {
        var family = new ArrayList<JsonNode>();
        family.add(order);
        order.path("legs").forEach(family::add);
        return family;
    }

    private JsonNode get(String path, String key, String secret) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("APCA-API-KEY-ID", key)
                .header("APCA-API-SECRET-KEY", secret)
                .build();
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
