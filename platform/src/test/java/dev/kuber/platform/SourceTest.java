package dev.kuber.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the compiler cannot see of the conventions: sizes, definitions of packages, a test for each agent. */
class SourceTest {

    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 40;
    private static final List<String> MODULES = List.of("agent-api", "agents", "platform", "benchmarks");

    private final Path root = root();

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not inside the repository");
        }
        return folder;
    }

    private List<Path> sources(String kind) throws IOException {
        var found = new ArrayList<Path>();
        for (String module : MODULES) {
            Path folder = root.resolve(module).resolve("src").resolve(kind).resolve("java");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                }
            }
        }
        return found;
    }

    @Test
    void noFileIsLongerThan300Lines() throws IOException {
        var tooLong = new ArrayList<String>();
        List<Path> sources = new ArrayList<>(sources("main"));
        assertThat(sources).hasSizeGreaterThan(100);
        sources.addAll(sources("test"));
        for (Path source : sources) {
            int lines = Files.readAllLines(source).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(root.relativize(source) + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noMethodIsLongerThan40Lines() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var tooLong = new ArrayList<String>();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources("main")));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Lengths(unit, positions, tooLong).scan(unit, null);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    /** Measures the bodies of methods, from the opening to the closing brace. */
    private static final class Lengths extends TreeScanner<@Nullable Void, @Nullable String> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> tooLong;

        Lengths(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
            this.unit = unit;
            this.positions = positions;
            this.tooLong = tooLong;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable String outer) {
            return super.visitClass(type, type.getSimpleName().toString());
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable String type) {
            if (method.getBody() != null) {
                long first = line(positions.getStartPosition(unit, method.getBody()));
                long last = line(positions.getEndPosition(unit, method.getBody()));
                if (last - first + 1 > LONGEST_METHOD) {
                    tooLong.add(type + "." + method.getName() + " has " + (last - first + 1) + " lines");
                }
            }
            return super.visitMethod(method, type);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    @Test
    void everyPackageSaysWhatItIsAndThatNullIsNamed() throws IOException {
        var lacking = new ArrayList<String>();
        for (Path folder :
                sources("main").stream().map(Path::getParent).distinct().toList()) {
            Path info = folder.resolve("package-info.java");
            String text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.startsWith("/**") || !text.contains("@NullMarked")) {
                lacking.add(root.relativize(folder).toString());
            }
        }
        assertThat(lacking).isEmpty();
    }

    /** It would hide the module's declaration from the architecture tests. */
    @Test
    void noTestRedefinesAModule() throws IOException {
        List<Path> defined = sources("main");
        assertThat(sources("test"))
                .filteredOn(file -> file.startsWith(root.resolve("platform")))
                .filteredOn(file -> file.endsWith("package-info.java"))
                .filteredOn(file -> defined.contains(Path.of(file.toString().replace("/src/test/", "/src/main/"))))
                .isEmpty();
    }

    @Test
    void everyAgentHasATestOfItsName() throws IOException {
        List<String> tests = sources("test").stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Test.java"))
                .toList();
        var untested = new ArrayList<String>();
        for (Path source : sources("main")) {
            String name = source.getFileName().toString().replace(".java", "");
            boolean agent = source.startsWith(root.resolve("agents"))
                    && Files.readString(source).contains("@AgentInfo(");
            if (agent && tests.stream().noneMatch(test -> test.contains(name))) {
                untested.add(name);
            }
        }
        assertThat(untested).isEmpty();
    }
}
