package dev.kuber.platform.faults;

/** Whether and where the process is killed. */
enum Death {
    ALIVE,
    BEFORE_THE_CALL,
    BEFORE_THE_SAVE,
    AFTER_THE_SAVE
}
