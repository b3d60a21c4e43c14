package dev.kuber.platform.models;

import dev.kuber.platform.json.KuberJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that a provider is told in one call; equal requests have equal hashes, whoever asks, when and through which connection.
 *
 * @param answer the name of what is asked for
 * @param schema what the answer must look like
 * @param maxTokens of the reply
 */
record ModelRequest(
        Provider provider,
        String model,
        List<Turn> turns,
        String answer,
        ObjectNode schema,
        List<Look> tools,
        int maxTokens) {

    ModelRequest {
        turns = List.copyOf(turns);
        tools = List.copyOf(tools);
    }

    /** A tool as the model is told of it. */
    record Look(String name, String description, ObjectNode arguments) {}

    ModelRequest with(List<Turn> more) {
        return new ModelRequest(provider, model, more, answer, schema, tools, maxTokens);
    }

    /** A request in its one written form. */
    record Written(String json, String hash) {}

    Written written(KuberJson json) {
        ObjectNode tree = (ObjectNode) json.tree(this);
        tree.set("turns", json.parse(json.writeList(turns, Turn.class)));
        String text = tree.toString();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Written(text, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
