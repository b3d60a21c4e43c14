package dev.kuber.platform.exchange;

import dev.kuber.platform.exchange.Fault.Kind;
import dev.kuber.trade.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;

/** Where one account's order events leave for the clients that listen, and where they are duplicated, swapped or lost. */
final class Outlet {

    private final List<Wire> listening = new CopyOnWriteArrayList<>();
    private @Nullable String held;

    void add(Wire wire) {
        if (!listening.contains(wire)) {
            listening.add(wire);
        }
    }

    void remove(Wire wire) {
        listening.remove(wire);
    }

    int listeners() {
        return listening.size();
    }

    /** Ends every connection as if the network had failed. */
    void disconnect() {
        List<Wire> ended = List.copyOf(listening);
        listening.clear();
        ended.forEach(wire -> wire.close(CloseStatus.SERVICE_RESTARTED));
    }

    /** Sends an event, unless a fault wants otherwise. */
    synchronized void publish(Symbol symbol, String event, Faults faults) {
        if (faults.strikes(Kind.DISCONNECT, symbol).isPresent()) {
            disconnect();
            return;
        }
        if (faults.strikes(Kind.WITHHOLD_EVENTS, symbol).isPresent()) {
            return;
        }
        if (held == null && faults.strikes(Kind.REORDER_EVENTS, symbol).isPresent()) {
            held = event;
            return;
        }
        send(event);
        if (faults.strikes(Kind.DUPLICATE_EVENTS, symbol).isPresent()) {
            send(event);
        }
        if (held != null) {
            send(held);
            held = null;
        }
    }

    private void send(String event) {
        for (Wire wire : listening) {
            wire.send(frame(event));
        }
    }

    /** Alpaca's order stream sends JSON text in binary frames. */
    static BinaryMessage frame(String json) {
        return new BinaryMessage(json.getBytes(StandardCharsets.UTF_8));
    }
}
