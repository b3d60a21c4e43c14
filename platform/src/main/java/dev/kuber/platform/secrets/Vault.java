package dev.kuber.platform.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets for storage and opens them again: AES-256 in Galois/Counter mode (NIST SP 800-38D) with a random nonce of
 * 96 bits.
 *
 * <p>A sealed secret is a version byte (1), the id of the key (4 bytes), the nonce (12) and the ciphertext with its tag of
 * 16 bytes. The version, the key's id and a context are authenticated with it, so a secret that is put into another row
 * cannot be opened there.
 */
public final class Vault {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER = 1 + SealingKey.ID_BYTES;

    private final List<SealingKey> keys;
    private final SecureRandom random;

    /**
     * @param keys the first seals, all open; none if there must not be secrets here
     */
    Vault(List<SealingKey> keys, SecureRandom random) {
        this.keys = List.copyOf(keys);
        this.random = random;
    }

    /** What {@link #open} gives. */
    public sealed interface Opening {
        /** The secret as it was given. */
        record Opened(String secret) implements Opening {
            @Override
            public String toString() {
                return "Opened[...]";
            }
        }

        /** It cannot be had; the reason is a sentence. */
        record Unreadable(String reason) implements Opening {}
    }

    /** Why nothing can be sealed here, as a sentence; empty if it can. */
    public Optional<String> closed() {
        return keys.isEmpty()
                ? Optional.of(
                        "Keys cannot be kept here: with a database of your own, set KUBER_SECRET_KEY to the same 32"
                                + " random bytes in base 64 on every machine.")
                : Optional.empty();
    }

    /**
     * Seals a secret with the newest key.
     *
     * @param context what it belongs to, such as the owner's and the row's id; needed again to open it
     * @throws IllegalStateException if there is no key, see {@link #closed}
     */
    public byte[] seal(String secret, String context) {
        if (keys.isEmpty()) {
            throw new IllegalStateException(closed().orElseThrow());
        }
        SealingKey key = keys.getFirst();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] header = header(key);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, key, nonce, header, context)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(header.length + nonce.length + text.length)
                    .put(header)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed.", e);
        }
    }

    /**
     * Opens what {@link #seal} has made.
     *
     * @param context the one it was sealed with
     */
    public Opening open(byte[] sealed, String context) {
        if (sealed.length < HEADER + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
            return new Opening.Unreadable("The secret was damaged in the database.");
        }
        byte[] header = Arrays.copyOf(sealed, HEADER);
        Optional<SealingKey> key = keys.stream()
                .filter(known -> Arrays.equals(header(known), header))
                .findFirst();
        if (key.isEmpty()) {
            return new Opening.Unreadable("The secret was sealed with a key that this installation does not have.");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, HEADER, HEADER + NONCE_BYTES);
        int start = HEADER + NONCE_BYTES;
        try {
            byte[] secret = cipher(Cipher.DECRYPT_MODE, key.get(), nonce, header, context)
                    .doFinal(sealed, start, sealed.length - start);
            return new Opening.Opened(new String(secret, StandardCharsets.UTF_8));
        } catch (AEADBadTagException _) {
            return new Opening.Unreadable("The secret was damaged in the database, or belongs to something else.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be opened.", e);
        }
    }

    /** Whether the newest key sealed it; if not, it should be sealed anew before that key goes. */
    public boolean isNewest(byte[] sealed) {
        return !keys.isEmpty()
                && sealed.length >= HEADER
                && Arrays.equals(Arrays.copyOf(sealed, HEADER), header(keys.getFirst()));
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, byte[] header, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] header(SealingKey key) {
        return ByteBuffer.allocate(HEADER).put(VERSION).put(key.id()).array();
    }

    @Override
    public String toString() {
        return "Vault[" + keys.size() + " keys]";
    }
}
