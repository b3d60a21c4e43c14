package dev.kuber.platform.modes;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.database.ConnectionSettings;

/** A worker in a process of its own, to be killed. */
final class WindowWorker {

    private WindowWorker() {}

    /** Runs on the database with this URL, user and password until it is killed; says so in a line. */
    public static void main(String[] arguments) throws InterruptedException {
        RunningKuber worker = start(new ConnectionSettings(arguments[0], arguments[1], arguments[2]), "worker");
        System.out.println("WORKS");
        System.out.flush();
        Thread.currentThread().join();
        worker.close();
    }

    static RunningKuber start(ConnectionSettings database, String role) {
        return RunningKuber.start(
                database, context -> RunningKuber.agents(context, new PatientBuyer()), "kuber.role=" + role);
    }
}
