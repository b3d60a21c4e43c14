package dev.kuber.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.Agent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

    @TempDir
    private Path folder;

    @Test
    void theAgentsOfAJarInTheFolderAreInTheCatalogBesideTheOthers() throws IOException {
        jar("first.jar", FirstPlugin.class.getName());

        Catalog catalog = Catalog.discovered(folder);

        assertThat(catalog.find("first_plugin")).isPresent();
        assertThat(catalog.agents()).hasSize(Catalog.discovered().agents().size() + 1);
    }

    @Test
    void aJarThatListsNoAgentEndsTheStart() throws IOException {
        jar("silent.jar", null);

        assertThatThrownBy(() -> Catalog.discovered(folder))
                .isInstanceOf(WrongAgent.class)
                .hasMessageContaining("silent.jar")
                .hasMessageContaining("lists no agent");
    }

    @Test
    void aJarThatListsWhatItDoesNotHaveEndsTheStart() throws IOException {
        jar("ghost.jar", "dev.nowhere.Ghost");

        assertThatThrownBy(() -> Catalog.discovered(folder))
                .isInstanceOf(WrongAgent.class)
                .hasMessageContaining("dev.nowhere.Ghost");
    }

    @Test
    void whatIsNoJarEndsTheStart() throws IOException {
        Files.writeString(folder.resolve("broken.jar"), "no jar");

        assertThatThrownBy(() -> Catalog.discovered(folder)).hasMessageContaining("not a jar that can be read");
    }

    @Test
    void aFolderWithoutJarsOrNoFolderAtAllEndsTheStart() {
        assertThatThrownBy(() -> Catalog.discovered(folder)).hasMessageContaining("has no jar");
        assertThatThrownBy(() -> Catalog.discovered(folder.resolve("nowhere"))).hasMessageContaining("cannot be read");
    }

    private void jar(String name, @Nullable String listed) throws IOException {
        String path = FirstPlugin.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)));
                InputStream type = Objects.requireNonNull(
                        FirstPlugin.class.getClassLoader().getResourceAsStream(path))) {
            if (listed != null) {
                jar.putNextEntry(new JarEntry("META-INF/services/" + Agent.class.getName()));
                jar.write(listed.getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
            jar.putNextEntry(new JarEntry(path));
            type.transferTo(jar);
            jar.closeEntry();
        }
    }
}
