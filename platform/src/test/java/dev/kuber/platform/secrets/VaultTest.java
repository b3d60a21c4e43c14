package dev.kuber.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.secrets.Vault.Opening;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final String SECRET = "sécret-of-the-broker";

    private final SecureRandom random = new SecureRandom();
    private final SealingKey oldKey = key(1);
    private final SealingKey newKey = key(2);
    private final Vault vault = vault(oldKey);

    private static SealingKey key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return SealingKey.parse(Base64.getEncoder().encodeToString(bytes), "the test");
    }

    private Vault vault(SealingKey... keys) {
        return new Vault(List.of(keys), random);
    }

    @Test
    void whatWasSealedIsOpenedInTheSameContext() {
        assertThat(vault.open(vault.seal(SECRET, "ada/1"), "ada/1")).isEqualTo(new Opening.Opened(SECRET));
        assertThat(vault.open(vault.seal("", ""), "")).isEqualTo(new Opening.Opened(""));
    }

    @Test
    void inAnotherContextItStaysClosed() {
        byte[] sealed = vault.seal(SECRET, "ada/1");
        for (String other : List.of("ada/2", "eve/1", "", "ada/1 ")) {
            assertThat(vault.open(sealed, other)).as(other).isInstanceOf(Opening.Unreadable.class);
        }
    }

    @Test
    void aChangeOfAnyBitIsNoticed() {
        byte[] sealed = vault.seal(SECRET, "ada/1");
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(vault.open(changed, "ada/1")).as("bit %s", bit).isInstanceOf(Opening.Unreadable.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            assertThat(vault.open(Arrays.copyOf(sealed, length), "ada/1"))
                    .as("length %s", length)
                    .isInstanceOf(Opening.Unreadable.class);
        }
    }

    @Test
    void theSecretCannotBeSeenInWhatIsStored() {
        assertThat(new String(vault.seal(SECRET, "ada/1"), StandardCharsets.ISO_8859_1))
                .doesNotContain("broker", "ada");
    }

    @Test
    void noNonceIsUsedTwice() {
        var nonces = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            byte[] sealed = vault.seal(SECRET, "ada/1");
            nonces.add(Arrays.toString(Arrays.copyOfRange(sealed, 5, 17)));
        }
        assertThat(nonces).hasSize(1000);
    }

    @Test
    void theNewestKeySealsAndAllOpen() {
        byte[] before = vault.seal(SECRET, "ada/1");
        Vault rotated = vault(newKey, oldKey);
        assertThat(rotated.open(before, "ada/1")).isEqualTo(new Opening.Opened(SECRET));
        assertThat(rotated.isNewest(before)).isFalse();
        byte[] after = rotated.seal(SECRET, "ada/1");
        assertThat(rotated.isNewest(after)).isTrue();
        assertThat(vault(newKey).open(after, "ada/1")).isEqualTo(new Opening.Opened(SECRET));
        assertThat(vault(newKey).open(before, "ada/1"))
                .isEqualTo(new Opening.Unreadable(
                        "The secret was sealed with a key that this installation does not have."));
    }

    @Test
    void withoutAKeyNothingIsSealedAndTheReasonSaysWhatToDo() {
        assertThat(vault().closed().orElseThrow()).contains("KUBER_SECRET_KEY");
        assertThatThrownBy(() -> vault().seal(SECRET, "ada/1")).isInstanceOf(IllegalStateException.class);
        assertThat(vault().open(vault.seal(SECRET, "ada/1"), "ada/1")).isInstanceOf(Opening.Unreadable.class);
        assertThat(vault.closed()).isEmpty();
    }

    @Test
    void aKeyOfTheWrongLengthOrFormIsRefusedWithoutShowingIt() {
        String sixteen = Base64.getEncoder().encodeToString(new byte[16]);
        assertThatThrownBy(() -> SealingKey.parse(sixteen, "KUBER_SECRET_KEY"))
                .isInstanceOf(SecretKeyFailure.class)
                .hasMessageContaining("A key in KUBER_SECRET_KEY has 16 bytes.")
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining(sixteen);
        assertThatThrownBy(() -> SealingKey.parse("hunter2!", "KUBER_SECRET_KEY"))
                .isInstanceOf(SecretKeyFailure.class)
                .hasNoCause()
                .hasMessageContaining("is not written in base 64")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void nothingShowsASecretWhenPrinted() {
        assertThat(vault.open(vault.seal(SECRET, ""), "").toString()).doesNotContain(SECRET);
        assertThat(vault.toString() + oldKey).isEqualTo("Vault[1 keys]SealingKey[...]");
    }
}
