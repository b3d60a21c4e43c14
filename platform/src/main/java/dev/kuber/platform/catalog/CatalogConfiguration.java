package dev.kuber.platform.catalog;

import dev.kuber.platform.json.FactTypes;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The agents of this installation; a wrong one ends the start. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    /** @param plugins a folder of jars with more agents; empty for none */
    @Bean
    Catalog catalog(@Value("${kuber.plugins:}") String plugins) {
        return plugins.isBlank() ? Catalog.discovered() : Catalog.discovered(Path.of(plugins));
    }

    @Bean
    FactTypes factTypes(Catalog catalog) {
        return catalog.factTypes();
    }
}
