package dev.kuber.platform.api;

import dev.kuber.platform.roles.ConditionalOnRole;
import dev.kuber.platform.roles.Role;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.time.ZoneId;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The machine-readable description of the API, at {@code /v3/api-docs} and browsable at {@code /docs}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.API)
class OpenApiConfiguration {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .servers(List.of(new Server().url("/").description("Where the description itself comes from.")))
                .info(new Info()
                        .title("Kuber")
                        .version("v1")
                        .description("Pipelines of trading agents: analyse, trade, guard, explain. Errors are problem"
                                + " details (RFC 9457).")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("From POST /api/v1/auth/token."))
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name(SessionCookies.SESSION)
                                        .description("From POST /api/v1/auth/login; changing requests also need the"
                                                + " header " + SessionCookies.CSRF_HEADER + ".")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    @Bean
    OpenApiCustomizer apiConventions(ModelResolver schemas) {
        return new ApiConventions(schemas);
    }

    /** Describes types as our own mapper writes them; swagger's would describe another Jackson's. */
    @Bean
    ModelResolver modelResolver(JsonMapper json) {
        // It takes a parameter of this type for the client's own zone.
        SpringDocUtils.getConfig().removeRequestWrapperToIgnore(ZoneId.class);
        return new WireSchemas(Json31.mapper().copy(), json);
    }
}
