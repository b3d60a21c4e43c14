package dev.kuber.platform.pipelines;

import java.util.List;

/**
 * A pipeline to begin with.
 *
 * @param slug its name in URLs, also the name of its file
 * @param needs what a user must have before it runs, as short phrases; empty if it runs at once
 */
public record Template(String slug, String name, String description, List<String> needs, Definition definition) {
    public Template {
        needs = List.copyOf(needs);
    }
}
