package dev.kuber.platform.api;

import java.net.http.WebSocket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a WebSocket received. */
final class Heard implements WebSocket.Listener {
    private static final int PATIENCE = 60;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    JsonNode next() throws InterruptedException {
        String message = messages.poll(PATIENCE, TimeUnit.SECONDS);
        return JsonMapper.shared().readTree(Objects.requireNonNull(message, "Nothing came."));
    }

    JsonNode nextOf(String type) throws InterruptedException {
        JsonNode event = next();
        while (!event.get("type").asString().equals(type)) {
            event = next();
        }
        return event;
    }

    List<String> waiting() {
        return List.copyOf(messages);
    }

    @Nullable
    Integer closeCode() throws InterruptedException {
        return closed.poll(PATIENCE, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(part.toString());
            part.setLength(0);
        }
        return WebSocket.Listener.super.onText(socket, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.add(code);
        return WebSocket.Listener.super.onClose(socket, code, reason);
    }
}
