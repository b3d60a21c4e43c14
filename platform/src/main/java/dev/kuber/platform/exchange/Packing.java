package dev.kuber.platform.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import tools.jackson.databind.JsonNode;

/** How a client of the data stream wants its messages. */
enum Packing {
    JSON {
        @Override
        WebSocketMessage<?> packed(JsonNode messages) {
            return new TextMessage(messages.toString());
        }
    },
    /** The same as MessagePack; times are of its timestamp type. */
    MESSAGE_PACK {
        @Override
        WebSocketMessage<?> packed(JsonNode messages) {
            try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
                pack(packer, "", messages);
                return new BinaryMessage(packer.toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private static final String TIME = "t";

    abstract WebSocketMessage<?> packed(JsonNode messages);

    /** Reads a client's message, whichever way it came. */
    static JsonNode read(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        if (copy.length > 0 && copy[0] == '{') {
            return ApiJson.object(copy);
        }
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(copy)) {
            return ApiJson.object(unpacker.unpackValue().toJson().getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            throw BadParameter.body("the message is neither JSON nor MessagePack");
        }
    }

    private static void pack(MessagePacker packer, String name, JsonNode node) throws IOException {
        if (node.isObject()) {
            packer.packMapHeader(node.size());
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                packer.packString(member.getKey());
                pack(packer, member.getKey(), member.getValue());
            }
        } else if (node.isArray()) {
            packer.packArrayHeader(node.size());
            for (JsonNode element : node) {
                pack(packer, "", element);
            }
        } else if (node.isNull()) {
            packer.packNil();
        } else if (node.isIntegralNumber()) {
            packer.packLong(node.asLong());
        } else if (node.isNumber()) {
            packer.packDouble(node.asDouble());
        } else if (name.equals(TIME)) {
            packer.packTimestamp(Instant.parse(node.asString()));
        } else {
            packer.packString(node.asString());
        }
    }
}
