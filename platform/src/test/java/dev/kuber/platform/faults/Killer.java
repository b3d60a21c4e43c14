package dev.kuber.platform.faults;

import dev.kuber.platform.engine.Probe;

/** Kills a process once, around the effect of a point. */
final class Killer implements Probe {

    private final dev.kuber.platform.faults.Point point;
    private final Death death;
    private int left;
    private boolean armed;
    private boolean called;
    private boolean dead;

    /** @param left how many effects are survived */
    Killer(dev.kuber.platform.faults.Point point, Death death, int left) {
        this.point = point;
        this.death = death;
        this.left = left;
    }

    /** The process is gone, and with it what it knew. */
    static final class PowerFailure extends Error {
        private static final long serialVersionUID = 1L;

        PowerFailure() {
            super("The power failed.", null, false, false);
        }
    }

    void arm() {
        armed = true;
    }

    boolean struck() {
        return dead;
    }

    void before(String effect) {
        if (armed && !dead && left == 0 && death == Death.BEFORE_THE_CALL && effect.equals(point.effect)) {
            strike();
        }
    }

    void after(String effect) {
        if (armed && !dead && effect.equals(point.effect) && left-- == 0) {
            called = true;
            if (death == Death.BEFORE_THE_SAVE) {
                strike();
            }
        }
    }

    @Override
    public void at(Probe.Point passed, String executionId) {
        if (passed == Probe.Point.AFTER_COMMIT && called && !dead && death == Death.AFTER_THE_SAVE) {
            strike();
        }
    }

    private void strike() {
        dead = true;
        throw new PowerFailure();
    }
}
