package dev.kuber.platform.engine.postgres;

import dev.kuber.platform.engine.Wakeup;
import java.time.Instant;

/** How wake-ups are kept in db-scheduler's table, and the statements that set them together with what they belong to. */
final class Tasks {

    /** Task whose instances are ids of executions. */
    static final String EXECUTION = "execution";

    /** Task whose instances are a pipeline's id and a fire time. */
    static final String FIRE = "fire";

    /** Task whose instances are ids of pipelines with a window. */
    static final String BELL = "bell";

    /** New wake-ups; one that exists stays as it is. */
    static final String INSERT = """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select name, instance, time::timestamptz, false, 1
            from unnest(?, ?, ?) as r (name, instance, time)
            on conflict (task_name, task_instance) do nothing""";

    /**
     * Wakes executions no later than this. Locks the row even while a worker holds the claim, so that the worker either
     * sees the news when it gives the claim back, or gives it back first.
     */
    static final String WAKE = """
            update scheduled_tasks t
            set execution_time = case when t.picked then t.execution_time else least(t.execution_time, r.time) end
            from (select id, min(time::timestamptz) as time from unnest(?, ?) as u (id, time) group by id) r
            where t.task_name = 'execution' and t.task_instance = r.id""";

    /** Removes the wake-ups of executions that have ended, if they are still there. */
    static final String END = "delete from scheduled_tasks where task_name = 'execution' and task_instance = any (?)";

    static final String LOCK = """
            select task_instance from scheduled_tasks
            where task_name = 'execution' and task_instance = any (?) order by task_instance for update""";

    static final String RELEASE = """
            update scheduled_tasks t
            set picked = false, picked_by = null, last_heartbeat = null, last_success = r.now::timestamptz,
                consecutive_failures = 0, version = t.version + 1,
                execution_time = case when exists (
                        select from execution_inbox i where i.execution_id = r.id and not i.read)
                    then r.now::timestamptz else r.next::timestamptz end
            from unnest(?, ?, ?, ?) as r (id, claim, next, now)
            where t.task_name = 'execution' and t.task_instance = r.id and t.version = r.claim::bigint and t.picked
            returning t.task_instance""";

    private Tasks() {}

    static String instance(Wakeup.Fire fire) {
        return fire.pipelineId() + "|" + fire.at();
    }

    static Wakeup.Fire fire(String instance) {
        int bar = instance.lastIndexOf('|');
        return new Wakeup.Fire(instance.substring(0, bar), Instant.parse(instance.substring(bar + 1)));
    }
}
