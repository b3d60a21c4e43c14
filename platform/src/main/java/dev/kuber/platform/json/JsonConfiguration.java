package dev.kuber.platform.json;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** Makes {@link KuberJson} the application's JSON, the strict side of it for HTTP. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    KuberJson kuberJson(FactTypes facts) {
        return KuberJson.of(facts);
    }

    @Bean
    JsonMapper jsonMapper(KuberJson json) {
        return json.api()
                .rebuild()
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
    }
}
