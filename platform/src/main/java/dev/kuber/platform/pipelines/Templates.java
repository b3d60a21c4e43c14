package dev.kuber.platform.pipelines;

import dev.kuber.agent.Param;
import dev.kuber.platform.catalog.Binding;
import dev.kuber.platform.catalog.Configs;
import dev.kuber.platform.json.KuberJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The gallery of templates, read once from the {@code pipelines} folder of the class path. */
@Service
public class Templates {

    private final List<Template> all;

    /** @throws IllegalStateException if a file is not a template; the message names it and its first fault */
    Templates(KuberJson json) {
        var templates = new ArrayList<Template>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:pipelines/*.json")) {
                String name = Objects.requireNonNull(file.getFilename());
                if (!name.endsWith(".expected.json")) {
                    templates.add(read(name, file.getContentAsString(StandardCharsets.UTF_8), json));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The templates cannot be read from the class path.", e);
        }
        templates.sort(Comparator.comparing(Template::name));
        all = List.copyOf(templates);
    }

    /** What a file holds. */
    private record Content(
            @Param(title = "Slug", min = 1, max = 64) String slug,
            @Param(title = "Name", min = 1, max = 100) String name,

            @Param(title = "Description", min = 1, max = 2000)
            String description,

            @Param(title = "Needs", init = "[]") List<String> needs,
            @Param(title = "Definition") JsonNode definition) {}

    static Template read(String file, String text, KuberJson json) {
        Content content;
        try {
            content = switch (Configs.bind(Content.class, json.parse(text))) {
                case Binding.Bound bound -> (Content) bound.config();
                case Binding.Refused refused ->
                    throw wrong(file, refused.faults().getFirst().message());
            };
        } catch (JacksonException e) {
            throw wrong(file, "it is not JSON: " + e.getOriginalMessage());
        }
        if (!file.equals(content.slug() + ".json")) {
            throw wrong(file, "its slug '" + content.slug() + "' is not its file's name.");
        }
        return switch (Definitions.read(content.definition())) {
            case Definitions.Reading.Read read ->
                new Template(content.slug(), content.name(), content.description(), content.needs(), read.definition());
            case Definitions.Reading.Unreadable unreadable ->
                throw wrong(file, unreadable.problems().getFirst().message());
        };
    }

    private static IllegalStateException wrong(String file, String why) {
        return new IllegalStateException("The template " + file + " cannot be used: " + why);
    }

    /** By name. */
    public List<Template> all() {
        return all;
    }

    public Optional<Template> find(String slug) {
        return all.stream().filter(template -> template.slug().equals(slug)).findFirst();
    }
}
