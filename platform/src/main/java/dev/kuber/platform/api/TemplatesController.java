package dev.kuber.platform.api;

import dev.kuber.platform.pipelines.Template;
import dev.kuber.platform.pipelines.Templates;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pipelines to begin with. */
@RestController
@RequestMapping("/api/v1/templates")
@Tag(name = "templates")
class TemplatesController {

    private final Templates templates;

    TemplatesController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping
    Page<Template> listTemplates() {
        return Page.all(templates.all());
    }
}
