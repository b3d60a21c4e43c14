package dev.kuber.platform.catalog;

import dev.kuber.platform.json.FactTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The agents of this installation; a wrong one ends the start. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    Catalog catalog() {
        return Catalog.discovered();
    }

    @Bean
    FactTypes factTypes(Catalog catalog) {
        return catalog.factTypes();
    }
}
