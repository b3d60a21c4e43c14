package dev.kuber.platform.secrets;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Vaults for tests. */
public final class TestVaults {

    private TestVaults() {}

    /** With these keys, the newest first; each number stands for one. */
    public static Vault withKey(int... numbers) {
        return new Vault(Arrays.stream(numbers).mapToObj(TestVaults::key).toList(), new SecureRandom());
    }

    private static SealingKey key(int number) {
        byte[] bytes = new byte[SealingKey.BYTES];
        Arrays.fill(bytes, (byte) number);
        return SealingKey.parse(Base64.getEncoder().encodeToString(bytes), "the test");
    }
}
