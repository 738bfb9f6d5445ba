package cl.juntosporlainfancia.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientTest {

    @ParameterizedTest
    @CsvSource({
        "ana@residencia.cl, ana@residencia.cl",
        "' Ana.Perez+jxi@Residencia.CL ', ana.perez+jxi@residencia.cl",
        "ana@ñandú.cl, ana@xn--and-6ma2c.cl"
    })
    void aPossibleAddressIsWrittenInOneWay(String typed, String address) {
        assertThat(Recipient.of(new Addressee("Ana", typed))).contains(new Recipient("Ana", address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ana",
                "ana@",
                "@residencia.cl",
                "ana@residencia",
                "ana perez@residencia.cl",
                "ana@residencia..cl",
                "ana@residencia.cl, luis@empresa.cl",
                "Ana <ana@residencia.cl>",
                "añá@residencia.cl",
                "ana@residencia.cl\r\nBcc: luis@empresa.cl",
                "ana@-.cl@",
                "ana@residencia.cl.",
                ".ana@residencia.cl",
                "ana@otra@residencia.cl",
                "\"ana perez\"@residencia.cl",
                "ana@[10.0.0.1]",
                "ana@residencia.c"
            })
    void anImpossibleOneIsNobody(String typed) {
        assertThat(Recipient.of(new Addressee("Ana", typed))).isEmpty();
    }

    @Test
    void aLongOneIsNobodyAndNoHardWork() {
        String dots = "a.".repeat(2000) + "cl";
        assertThat(Recipient.of(new Addressee("Ana", "ana@" + dots))).isEmpty();
        assertThat(Recipient.of(new Addressee("Ana", dots + "@residencia.cl"))).isEmpty();
        assertThat(Recipient.of(new Addressee("Ana", "a".repeat(65) + "@residencia.cl")))
                .isEmpty();
        assertThat(Recipient.of(new Addressee("Ana", "a".repeat(64) + "@" + "a.".repeat(90) + "cl")))
                .isPresent();
    }

    @Test
    void aNameCannotAddAHeader() {
        assertThat(Recipient.of(new Addressee("Ana\r\nBcc: x@y.cl", "ana@residencia.cl")))
                .contains(new Recipient("Ana Bcc: x@y.cl", "ana@residencia.cl"));
    }

    @Test
    void somebodyWithoutNameIsCalledByTheAddress() {
        assertThat(Recipient.of(new Addressee(" ", "ana@residencia.cl")))
                .contains(new Recipient("ana@residencia.cl", "ana@residencia.cl"));
    }

    @Test
    void theSenderMayHaveAName() {
        assertThat(Sender.parse("Juntos por la Infancia <no-responder@jxi.example>"))
                .isEqualTo(new Sender("Juntos por la Infancia", "no-responder@jxi.example"));
        assertThat(Sender.parse("no-responder@jxi.example").name()).isEqualTo("no-responder@jxi.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sender.parse("Juntos por la Infancia"))
                .withMessageContaining("jxi.mail.from");
    }
}
