package dev.kuber.platform.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A random text of 256 bits that proves who somebody is. Only its hash is stored. */
public record Secret(String text) {

    static Secret random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256; enough for what is random already. */
    byte[] hash() {
        return sha256(text);
    }

    /**
     * Another secret that follows from this one and does not reveal it, for a certain purpose.
     *
     * @param purpose names it
     */
    public String derived(String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(purpose + ":" + text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    @Override
    public String toString() {
        return "Secret[...]";
    }
}
