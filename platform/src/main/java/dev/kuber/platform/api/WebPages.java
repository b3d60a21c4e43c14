package dev.kuber.platform.api;

import dev.kuber.platform.roles.ConditionalOnRole;
import dev.kuber.platform.roles.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the web application: files whose name has a hash are kept for a year, every page is its one index. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.API)
class WebPages implements WebMvcConfigurer {

    private static final String FILES = "classpath:/static/";

    /** Paths of the server itself; what is not found there is not a page. */
    private static final List<String> NO_PAGES = List.of("api/", "actuator", "v3/", "docs", "swagger-ui", "error");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var kept = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        registry.addResourceHandler("/{file:.+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+}")
                .addResourceLocations(FILES)
                .setCacheControl(kept);
        registry.addResourceHandler("/media/**")
                .addResourceLocations(FILES + "media/")
                .setCacheControl(kept);
        // By content: a reproducible build gives all its files one date, so that a date would call an old index fresh.
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(WebPages::etag)
                .resourceChain(true)
                .addResolver(new PageResolver());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    private static String etag(Resource file) {
        try {
            return '"' + DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) + '"';
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " of the web application cannot be read.", e);
        }
    }

    /** Finds the file, or the index for what looks like an address within the application. */
    private static final class PageResolver extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            if (file != null) {
                return file;
            }
            boolean page =
                    NO_PAGES.stream().noneMatch(path::startsWith) && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
            return page ? super.getResource("index.html", location) : null;
        }
    }
}
