package dev.kuber.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/agents.md to the letter: writes its files, compiles, registers and tests the agent. */
class FirstAgentPageTest {

    private static final Pattern FILE =
            Pattern.compile("`(agents/src/[^`]+)`[^`]*?```(?:java|text)\\n(.*?)```", Pattern.DOTALL);

    private static final String SERVICES = "agents/src/main/resources/META-INF/services/dev.kuber.agent.Agent";

    @TempDir
    Path folder;

    @Test
    void theAgentOfThePageCompilesIsFoundAndPassesItsTest() throws Exception {
        Map<String, String> files = files(Files.readString(page()));
        assertThat(files)
                .containsOnlyKeys(
                        "agents/src/main/java/dev/kuber/agents/analysis/VolatilityGate.java",
                        SERVICES,
                        "agents/src/test/java/dev/kuber/agents/analysis/VolatilityGateTest.java");

        Path classes = compile(files);
        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(types(loader)).contains("volatility_gate", "time_trigger");
            assertThat(tests(loader.loadClass("dev.kuber.agents.analysis.VolatilityGateTest")))
                    .isEqualTo(2);
        }
    }

    private static Map<String, String> files(String page) {
        var files = new LinkedHashMap<String, String>();
        Matcher matcher = FILE.matcher(page);
        while (matcher.find()) {
            files.put(matcher.group(1), matcher.group(2));
        }
        return files;
    }

    private Path compile(Map<String, String> files) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("dev.kuber.agent.Agent"), files.getOrDefault(SERVICES, ""));
        var sources = new ArrayList<Path>();
        for (var file : files.entrySet()) {
            if (file.getKey().endsWith(".java")) {
                Path source = folder.resolve(file.getKey());
                Files.createDirectories(source.getParent());
                sources.add(Files.writeString(source, file.getValue()));
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            manager,
                            null,
                            List.of(
                                    "-Xlint:all,-path",
                                    "-Werror",
                                    "-proc:none",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    classPath()),
                            null,
                            manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        return classes;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    @SuppressWarnings("rawtypes")
    private static List<String> types(ClassLoader loader) {
        return ServiceLoader.load(Agent.class, loader).stream()
                .map(provider -> provider.type().getAnnotation(AgentInfo.class).type())
                .toList();
    }

    private static long tests(Class<?> test) throws ReflectiveOperationException {
        Constructor<?> constructor = test.getDeclaredConstructor();
        constructor.setAccessible(true);
        List<Method> methods = Arrays.stream(test.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
        for (Method method : methods) {
            method.setAccessible(true);
            method.invoke(constructor.newInstance());
        }
        return methods.size();
    }

    private static Path page() {
        return Stream.of(Path.of("docs/agents.md"), Path.of("../docs/agents.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
