package dev.kuber.platform.secrets;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    /** Takes the keys from the setting, else from a file beside the embedded database. */
    @Bean
    Vault vault(
            @Value("${kuber.secret-key:}") String given,
            @Value("${kuber.database-url:}") String databaseUrl,
            @Value("${kuber.home}") Path home,
            SecureRandom random) {
        return new Vault(keys(given, databaseUrl, home, random), random);
    }

    private static List<SealingKey> keys(String given, String databaseUrl, Path home, SecureRandom random) {
        if (!given.isBlank()) {
            return Arrays.stream(given.split(","))
                    .map(key -> SealingKey.parse(key, "KUBER_SECRET_KEY"))
                    .toList();
        }
        // A database of one's own may be used from several machines, each of which would make a key of its own.
        return databaseUrl.isBlank() ? new KeyFile(home.resolve("secret.key")).keys(random) : List.of();
    }
}
