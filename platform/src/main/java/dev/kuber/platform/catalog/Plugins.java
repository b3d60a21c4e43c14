package dev.kuber.platform.catalog;

import dev.kuber.agent.Agent;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Jars with agents of others, in a folder. What is wrong with one ends the start: an agent that is missed is noticed late. */
final class Plugins {

    private Plugins() {}

    /**
     * Loads the jars of this folder beside the agents that come with Kuber; a plug-in sees the agent API and what it brings.
     *
     * @throws WrongAgent if the folder cannot be read or has no jar, or a jar lists no agent
     */
    static ClassLoader loader(Path folder) {
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new WrongAgent("in " + folder, "the folder of plug-ins cannot be read: " + e.getMessage());
        }
        if (jars.isEmpty()) {
            throw new WrongAgent("in " + folder, "the folder of plug-ins has no jar.");
        }
        jars.forEach(Plugins::check);
        return new URLClassLoader(
                "plugins", jars.stream().map(Plugins::url).toArray(URL[]::new), Agent.class.getClassLoader());
    }

    private static void check(Path jar) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            if (opened.getEntry(AgentDiscovery.SERVICES) == null) {
                throw new WrongAgent("in " + jar, "the jar lists no agent in " + AgentDiscovery.SERVICES + ".");
            }
        } catch (IOException e) {
            throw new WrongAgent("in " + jar, "it is not a jar that can be read: " + e.getMessage());
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("The path " + jar + " has no URL.", e);
        }
    }
}
