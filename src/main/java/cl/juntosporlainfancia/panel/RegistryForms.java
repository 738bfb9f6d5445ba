package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.FreeText;
import cl.juntosporlainfancia.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Hands in the forms of the registry: tells all that is wrong with one at once, and keeps what was typed. */
@Component
class RegistryForms {

    enum Outcome {
        SAVED,
        REFUSED,
        /** Somebody else has changed it since it was shown. */
        OVERTAKEN
    }

    private final Refusals refusals;
    private final FreeText freeText;
    private final Texts texts;

    RegistryForms(Refusals refusals, FreeText freeText, Texts texts) {
        this.refusals = refusals;
        this.freeText = freeText;
        this.texts = texts;
    }

    /** As {@link #submit}, for something new: gives what was written, and nothing if it was refused. */
    <T> Optional<T> register(Record form, BindingResult binding, Supplier<List<Refused>> faults, Supplier<T> write) {
        List<T> written = new ArrayList<>(1);
        submit(form, binding, faults, () -> written.add(write.get()));
        return written.stream().findFirst();
    }

    /**
     * Writes it if nothing is wrong with it.
     *
     * @param form a record
     * @param faults what the rules find wrong with it
     * @param write may still refuse, for what others have done meanwhile
     */
    Outcome submit(Record form, BindingResult binding, Supplier<List<Refused>> faults, Runnable write) {
        for (Refused fault : faults.get()) {
            // Of a value that could not be read it is known already that it is wrong.
            if (!binding.hasFieldErrors(fault.field())) {
                refusals.tell(fault, form, binding);
            }
        }
        if (binding.hasErrors()) {
            return Outcome.REFUSED;
        }
        try {
            freeText.requireOf(form, field -> texts.get("registry." + field));
            write.run();
            return Outcome.SAVED;
        } catch (Refused refused) {
            refusals.tell(refused, form, binding);
            return refused.field().equals(Registry.CHANGED) ? Outcome.OVERTAKEN : Outcome.REFUSED;
        }
    }
}
