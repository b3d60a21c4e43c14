package dev.kuber.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class VaultConfigurationTest {

    private static final String KEY = "c2VjcmV0cyBvZiB0ZXN0cyBhcmUgbm9uZSBhdCBhbGw=";

    @TempDir
    private Path home;

    private ApplicationContextRunner kuber;

    @BeforeEach
    void aHome() {
        kuber = new ApplicationContextRunner()
                .withUserConfiguration(VaultConfiguration.class)
                .withBean(SecureRandom.class, SecureRandom::new)
                .withPropertyValues("kuber.home=" + home);
    }

    @Test
    void theSettingComesBeforeTheFile() {
        kuber.withPropertyValues("kuber.secret-key=" + KEY).run(context -> {
            assertThat(context.getBean(Vault.class).closed()).isEmpty();
            assertThat(home.resolve("secret.key")).doesNotExist();
        });
    }

    @Test
    void withTheEmbeddedDatabaseAFileIsMade() {
        kuber.run(context -> {
            assertThat(context.getBean(Vault.class).closed()).isEmpty();
            assertThat(home.resolve("secret.key")).exists();
        });
    }

    @Test
    void withADatabaseOfOnesOwnTheKeyMustBeGiven() {
        kuber.withPropertyValues("kuber.database-url=postgres://db/kuber").run(context -> {
            assertThat(context.getBean(Vault.class).closed()).isPresent();
            assertThat(home.resolve("secret.key")).doesNotExist();
        });
    }

    @Test
    void aWrongKeyEndsTheStartWithASentence() {
        kuber.withPropertyValues("kuber.secret-key=" + KEY + ",AAAA").run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(SecretKeyFailure.class)
                    .hasMessageStartingWith("A key in KUBER_SECRET_KEY has 3 bytes.")
                    .hasMessageNotContaining(KEY);
        });
    }
}
