package dev.kuber.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where time, ids and secrets come from; everything else gets them from here. */
@Configuration(proxyBeanMethods = false)
class TimeAndChance {

    /** The wall clock. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** New ids. */
    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
