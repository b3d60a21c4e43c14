package dev.kuber.platform.catalog;

import dev.kuber.agent.Agent;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/** Finds the agents of a class path, and those that somebody forgot to register. */
final class AgentDiscovery {

    /** The file in which a jar lists its agents. */
    static final String SERVICES = "META-INF/services/" + Agent.class.getName();

    private AgentDiscovery() {}

    /** @throws WrongAgent if a listed agent cannot be loaded, or one beside it is not listed */
    static List<Agent<?>> agents(ClassLoader loader) {
        var agents = new ArrayList<Agent<?>>();
        try {
            for (Agent<?> agent : ServiceLoader.load(Agent.class, loader)) {
                agents.add(agent);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new WrongAgent("listed in " + SERVICES, String.valueOf(e.getMessage()));
        }
        refuseUnregistered(agents, loader);
        return agents;
    }

    /** Looks through every jar or folder that registers agents. */
    private static void refuseUnregistered(List<Agent<?>> registered, ClassLoader loader) {
        Set<String> known = new HashSet<>();
        registered.forEach(agent -> known.add(agent.getClass().getName()));
        var resolver = new PathMatchingResourcePatternResolver(loader);
        var reader = new CachingMetadataReaderFactory(loader);
        try {
            for (URL listing : Collections.list(loader.getResources(SERVICES))) {
                String root = listing.toString().substring(0, listing.toString().length() - SERVICES.length());
                for (Resource file : resolver.getResources(URI.create(root) + "**/*.class")) {
                    ClassMetadata type = reader.getMetadataReader(file).getClassMetadata();
                    if (isAgent(type) && !known.contains(type.getClassName())) {
                        throw new WrongAgent(type.getClassName(), "it is not listed in " + SERVICES + ".");
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The class path cannot be searched for agents.", e);
        }
    }

    private static boolean isAgent(ClassMetadata type) {
        return type.isConcrete() && Arrays.asList(type.getInterfaceNames()).contains(Agent.class.getName());
    }
}
