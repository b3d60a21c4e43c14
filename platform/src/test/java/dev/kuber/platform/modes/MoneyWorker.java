package dev.kuber.platform.modes;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.database.ConnectionSettings;
import dev.kuber.platform.engine.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A worker in a process of its own, to be killed. It is told on its input, in lines of a pipeline and a point, where to stand
 * still for ever once both questions of an execution are paid, and says so on its output.
 */
final class MoneyWorker {

    private MoneyWorker() {}

    /** Runs on the database with this URL, user and password, with models at this address, until it is killed. */
    public static void main(String[] arguments) throws IOException {
        Map<String, Probe.Point> points = new ConcurrentHashMap<>();
        var settings = new ConnectionSettings(arguments[0], arguments[1], arguments[2]);
        RunningKuber worker = start(
                settings,
                arguments[3],
                "worker",
                context -> context.registerBean(
                        Probe.class, () -> standingStill(points, context.getBeanProvider(DataSource.class))));
        say("WORKS");
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ");
            points.put(words[0], Probe.Point.valueOf(words[1]));
            say("KNOWS " + words[0]);
        }
        worker.close();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static Probe standingStill(Map<String, Probe.Point> points, ObjectProvider<DataSource> database) {
        return (at, execution) -> points.forEach((pipeline, point) -> {
            if (at == point && execution.startsWith(pipeline + "-") && paid(database.getObject(), execution) == 2) {
                say("AT " + pipeline);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private static int paid(DataSource database, String execution) {
        return JdbcClient.create(database)
                .sql("select count(*) from ledger where execution_id = :id and kind = 'tokens'")
                .param("id", execution)
                .query(Integer.class)
                .single();
    }

    static RunningKuber start(
            ConnectionSettings database, String models, String role, Consumer<GenericApplicationContext> more) {
        return RunningKuber.start(
                database,
                context -> {
                    RunningKuber.agents(context, new PatientBuyer(), new TwoQuestions());
                    more.accept(context);
                },
                "kuber.role=" + role,
                "kuber.models.openai-url=" + models,
                "kuber.models.private-addresses=true");
    }
}
