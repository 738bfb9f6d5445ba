package cl.juntosporlainfancia.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A RUT")
class RutTest {

    @ParameterizedTest(name = "«{0}»")
    @DisplayName("is read however it is typed, and kept in one form")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "12.345.678-5, 12345678-5, 12.345.678-5",
                "12345678-5, 12345678-5, 12.345.678-5",
                "123456785, 12345678-5, 12.345.678-5",
                "\"  12 345 678 - 5 \", 12345678-5, 12.345.678-5",
                "12.345.678–5, 12345678-5, 12.345.678-5",
                "76.000.006-K, 76000006-K, 76.000.006-K",
                "76000006-k, 76000006-K, 76.000.006-K",
                "76000006k, 76000006-K, 76.000.006-K",
                "76.000.000-0, 76000000-0, 76.000.000-0",
                "760000000, 76000000-0, 76.000.000-0",
                "1.000.005-K, 1000005-K, 1.000.005-K",
                "01.000.005-K, 1000005-K, 1.000.005-K",
                "9.999.999-3, 9999999-3, 9.999.999-3",
                "99.999.999-9, 99999999-9, 99.999.999-9",
                "1-9, 1-9, 1-9",
                "19, 1-9, 1-9",
                "6-k, 6-K, 6-K",
                "14-0, 14-0, 14-0",
            })
    void isReadHoweverTyped(String typed, String stored, String formatted) {
        assertThat(Rut.parse(typed)).hasValueSatisfying(rut -> {
            assertThat(rut).hasToString(stored);
            assertThat(rut.formatted()).isEqualTo(formatted);
        });
    }

    @ParameterizedTest(name = "«{0}»")
    @DisplayName("isn't one with a wrong check digit, too many digits or other signs")
    @ValueSource(
            strings = {
                "12.345.678-4",
                "12345678-K",
                "76.000.006-0",
                "76.000.000-K",
                "0-0",
                "00.000.000-0",
                "123.456.789-2",
                "1234567892",
                "",
                " ",
                "-",
                "5",
                "K",
                "-5",
                "12.345.678-",
                "12.345.678--5",
                "1234-5678-5",
                "12.345.67A-5",
                "12.345.678-L",
                "CL12.345.678-5",
                "+12345678-5",
                "١٢٣٤٥٦٧٨-5",
            })
    void isntOne(String typed) {
        assertThat(Rut.parse(typed)).isEmpty();
    }

    @Test
    @DisplayName("is the same one however it was typed")
    void isTheSameOne() {
        assertThat(Rut.parse("76.000.006-K")).isEqualTo(Rut.parse("76000006k")).hasValue(new Rut(76_000_006));
    }

    @ParameterizedTest
    @DisplayName("has from one to eight digits")
    @ValueSource(ints = {-1, 0, 100_000_000})
    void hasFromOneToEightDigits(int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rut(number));
    }
}
