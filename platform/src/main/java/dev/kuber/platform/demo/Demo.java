package dev.kuber.platform.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The demo as a program: a database of its own in a temporary folder, both gone when it ends. */
public final class Demo {

    private static final int WRONG_USE = 2;

    private final Path home;
    private @Nullable ConfigurableApplicationContext context;
    private boolean closed;

    private Demo(Path home) {
        this.home = home;
    }

    /**
     * Runs the demo.
     *
     * @param application to be started without web server
     * @return exit code: 0, or another one after a sentence on what went wrong
     */
    public static int run(SpringApplication application, List<String> arguments) {
        return run(
                application,
                arguments,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    static int run(SpringApplication application, List<String> arguments, PrintStream out, PrintStream problems) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(DemoOptions.USAGE);
            return 0;
        }
        DemoOptions options;
        try {
            options = DemoOptions.parse(arguments);
        } catch (DemoOptions.Wrong e) {
            problems.println(e.getMessage() + "\n\n" + DemoOptions.USAGE);
            return WRONG_USE;
        }
        Demo demo = new Demo(temporary());
        var hook = new Thread(demo::close);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            out.println("Kuber demo: setting up a fresh database, this takes a few seconds ...");
            demo.start(application);
            demo.story(options, out).tell();
            return 0;
        } catch (DemoOptions.Wrong e) {
            problems.println(e.getMessage());
            return 1;
        } finally {
            demo.close();
            forget(hook);
        }
    }

    /** Not while the JVM ends anyway: then the hook has run or is running. */
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the JVM is ending
        }
    }

    private void start(SpringApplication application) {
        application.setRegisterShutdownHook(false);
        context = application.run(
                "--kuber.home=" + home,
                "--kuber.database-url=",
                "--kuber.role=worker",
                "--logging.level.root=error",
                "--logging.level.dev.kuber=error");
    }

    private Story story(DemoOptions options, PrintStream out) {
        ConfigurableApplicationContext running = context;
        if (running == null) {
            throw new IllegalStateException("The demo has not been started.");
        }
        return running.getBeanFactory().createBean(Stage.class).story(options, out);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("kuber-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no place for a temporary database.", e);
        }
    }

    private synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (context != null) {
            context.close();
        }
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("The temporary folder " + home + " could not be removed: " + e.getMessage());
        }
    }
}
