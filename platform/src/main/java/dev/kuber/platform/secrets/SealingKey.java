package dev.kuber.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of AES-256 and the id by which a sealed secret names it. */
final class SealingKey {

    static final int BYTES = 32;
    static final int ID_BYTES = 4;

    private final SecretKey key;
    private final byte[] id;

    private SealingKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.id = Arrays.copyOf(sha256(bytes), ID_BYTES);
    }

    /**
     * Reads a key.
     *
     * @param text 32 bytes in base 64
     * @param where it was found, for the message
     * @throws SecretKeyFailure if it is none
     */
    static SealingKey parse(String text, String where) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException _) {
            throw wrong(where, "is not written in base 64"); // without the cause, whose message quotes it
        }
        if (bytes.length != BYTES) {
            throw wrong(where, "has " + bytes.length + " bytes");
        }
        return new SealingKey(bytes);
    }

    private static SecretKeyFailure wrong(String where, String what) {
        return new SecretKeyFailure(
                "A key in " + where + " " + what + ". A key is " + BYTES
                        + " random bytes in base 64, such as 'openssl rand -base64 32' prints; several are separated by commas.");
    }

    /** As it is stored in a secret; a part of a hash, which reveals nothing of the key. */
    byte[] id() {
        return id.clone();
    }

    SecretKey key() {
        return key;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("kuber sealing key ".getBytes(StandardCharsets.US_ASCII));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    @Override
    public String toString() {
        return "SealingKey[...]";
    }
}
