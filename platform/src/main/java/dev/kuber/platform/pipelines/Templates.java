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
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The gallery of templates, read once from the {@code pipelines} folder of the class path. */
@Service
public class Templates {

    /** How the file with a template's backtest ends; it lies beside the template. */
    private static final String BACKTEST = ".backtest.json";

    private final List<Template> all;

    /** @throws IllegalStateException if a file is not a template; the message names it and its first fault */
    Templates(KuberJson json) {
        var templates = new ArrayList<Template>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:pipelines/*.json")) {
                String name = Objects.requireNonNull(file.getFilename());
                if (!name.endsWith(".expected.json") && !name.endsWith(BACKTEST)) {
                    templates.add(read(name, file.getContentAsString(StandardCharsets.UTF_8), backtest(file), json));
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

            @Param(title = "Category") Template.Category category,
            @Param(title = "Needs", init = "[]") List<String> needs,

            @Param(title = "Trading hours", min = 1, max = 200)
            String tradingHours,

            @Param(title = "Definition") JsonNode definition) {}

    private static @Nullable String backtest(Resource template) throws IOException {
        String name = Objects.requireNonNull(template.getFilename());
        Resource backtest = template.createRelative(name.replace(".json", BACKTEST));
        return backtest.exists() ? backtest.getContentAsString(StandardCharsets.UTF_8) : null;
    }

    /** @param backtest how it did; null where that is not known */
    static Template read(String file, String text, @Nullable String backtest, KuberJson json) {
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
                new Template(
                        content.slug(),
                        content.name(),
                        content.description(),
                        content.category(),
                        content.needs(),
                        read.definition().settings().symbols(),
                        content.tradingHours(),
                        read.definition(),
                        backtest == null ? null : json.read(backtest, TemplateBacktest.class));
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
