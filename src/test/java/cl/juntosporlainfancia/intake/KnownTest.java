package cl.juntosporlainfancia.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownTest {

    private static Known knowing(String name) {
        Known known = new Known();
        known.add(new Known.One("uno", name, null, "", 0));
        return known;
    }

    @Test
    void aNameOneLetterOffIsSimilar() {
        assertThat(knowing("x".repeat(200)).similar("", "x".repeat(199) + "y")).isPresent();
    }

    @Test
    void nothingIsSimilarToANameLongerThanTheRegistryAdmits() {
        assertThat(knowing("x".repeat(200)).similar("", "x".repeat(201))).isEmpty();
        assertThat(knowing("x".repeat(4000)).similar("", "x".repeat(3999) + "y"))
                .isEmpty();
        assertThat(knowing("x".repeat(4000)).similar("", "x".repeat(4000))).isEmpty();
    }
}
