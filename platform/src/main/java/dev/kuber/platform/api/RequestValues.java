package dev.kuber.platform.api;

import java.util.Locale;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads enum constants in addresses as they are written in JSON, in small letters. */
@Configuration(proxyBeanMethods = false)
class RequestValues implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new Enums());
    }

    @SuppressWarnings("rawtypes") // of any enum
    private static final class Enums implements ConverterFactory<String, Enum> {

        @Override
        @SuppressWarnings("unchecked")
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> (T) Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT));
        }
    }
}
