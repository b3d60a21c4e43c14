package dev.kuber.trade;

/** Whether an order opens or adds to a position, or reduces one. Halted trading refuses the former only. */
public enum PositionIntent {
    OPEN,
    CLOSE
}
