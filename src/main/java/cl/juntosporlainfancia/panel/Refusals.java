package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/** Puts what the rules refuse next to the field it is about. */
@Component
class Refusals {

    private final Texts texts;

    Refusals(Texts texts) {
        this.texts = texts;
    }

    /**
     * Beside its field if the form has it, above the form if not.
     *
     * @param form the record that was handed in
     */
    void tell(Refused refused, Object form, BindingResult binding) {
        String sentence = texts.of(refused);
        if (!hasField(form, refused.field())) {
            binding.reject("refused", sentence);
        } else if (binding.getTarget() != null) {
            binding.rejectValue(refused.field(), "refused", sentence);
        } else {
            // Some other value could not be bound: there is no target, but what was typed is known.
            Object value = binding.getFieldValue(refused.field());
            // As the browser sent it, and wants it back.
            Object typed = value instanceof LocalDate ? value.toString() : value;
            binding.addError(
                    new FieldError(binding.getObjectName(), refused.field(), typed, false, null, null, sentence));
        }
    }

    private static boolean hasField(Object form, String field) {
        // «places[2].comuna» is in the component «places».
        String outermost = field.replaceFirst("[.\\[].*", "");
        for (var component : form.getClass().getRecordComponents()) {
            if (component.getName().equals(outermost)) {
                return true;
            }
        }
        return false;
    }
}
