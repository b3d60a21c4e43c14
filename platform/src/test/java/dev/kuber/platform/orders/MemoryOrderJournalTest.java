package dev.kuber.platform.orders;

class MemoryOrderJournalTest extends OrderJournalContract {

    private final MemoryOrderJournal journal = new MemoryOrderJournal();

    @Override
    OrderJournal journal() {
        return journal;
    }
}
