package dev.kuber.platform.models;

import dev.kuber.platform.json.KuberJson;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ModelsConfiguration {

    @Bean
    Addresses modelAddresses(ModelSettings settings, @Value("${kuber.database-url:}") String databaseUrl) {
        Boolean allowed = settings.privateAddresses();
        return new Addresses(allowed == null ? databaseUrl.isBlank() : allowed);
    }

    @Bean
    ProviderHttp providerHttp(Addresses addresses, ModelSettings settings) {
        return new ProviderHttp(addresses, settings.timeout(), settings.silence());
    }

    @Bean
    ProviderClient providerClient(ProviderHttp http, KuberJson json, Clock clock) {
        return new ProviderClient(http, json, clock);
    }

    @Bean
    ModelProbe modelProbe(ProviderHttp http, KuberJson json) {
        return new ModelList(http, json);
    }

    @Bean
    Waiting modelWaiting() {
        return Thread::sleep;
    }

    @Bean
    Models.Surface modelSurface(KuberJson json, Clock clock) {
        return new Models.Surface(json, clock);
    }
}
