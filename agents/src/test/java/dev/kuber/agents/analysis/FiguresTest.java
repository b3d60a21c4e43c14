package dev.kuber.agents.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void aTenthIsRoundedToOneDecimal() {
        assertThat(Figures.tenth(61.449)).isEqualTo("61.4");
        assertThat(Figures.tenth(61.45)).isEqualTo("61.5");
        assertThat(Figures.tenth(70)).isEqualTo("70.0");
        assertThat(Figures.tenth(-0.3)).isEqualTo("-0.3");
        assertThat(Figures.tenth(-0.04)).isEqualTo("0.0");
        assertThat(Figures.tenth(12_345_678.9)).isEqualTo("12345678.9");
    }

    @Test
    void aPriceHasUpToFourDecimalsAndAtLeastOne() {
        assertThat(Figures.price(187.42)).isEqualTo("187.42");
        assertThat(Figures.price(187)).isEqualTo("187.0");
        assertThat(Figures.price(0.00012)).isEqualTo("0.0001");
        assertThat(Figures.price(1.00305)).isEqualTo("1.0031");
        assertThat(Figures.price(-2.05)).isEqualTo("-2.05");
    }
}
