package dev.kuber.platform.modes;

import org.springframework.context.ApplicationContext;

/** The comparison of accounts with their brokers, opened to the benchmarks: the application has no door of its own to it. */
public final class AccountComparison {

    private final Reconciler reconciler;
    private final Venues venues;
    private final AccountSweeps sweeps;
    private final PipelinePlans plans;

    public AccountComparison(ApplicationContext application) {
        this.reconciler = application.getBean(Reconciler.class);
        this.venues = application.getBean(Venues.class);
        this.sweeps = application.getBean(AccountSweeps.class);
        this.plans = application.getBean(PipelinePlans.class);
    }

    /** The key of the account in which a pipeline trades; opened if nobody has traded there yet. */
    public String accountOf(String pipelineId, int revision) {
        return venues.of(plans.load(pipelineId, revision)).key();
    }

    /**
     * Compares the account once.
     *
     * @return how many differences there were
     * @throws IllegalStateException if it failed, or another number of positions was compared
     */
    public int compare(String account, int positions) {
        reconciler.compare(account);
        AccountSweeps.Sweep sweep = sweeps.find(account).orElseThrow();
        if (sweep.problem() != null || sweep.positions() != positions) {
            throw new IllegalStateException(sweep.toString());
        }
        return sweep.differences();
    }
}
