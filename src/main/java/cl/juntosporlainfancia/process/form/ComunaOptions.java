package cl.juntosporlainfancia.process.form;

import cl.juntosporlainfancia.registry.Comuna;
import cl.juntosporlainfancia.registry.Comunas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The comunas, to choose one from. */
@Component
public class ComunaOptions {

    private final List<TaskForm.Option> options;

    ComunaOptions(Comunas comunas) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Comuna comuna : comunas.all()) {
            labels.put(comuna.name(), comuna.name() + " (" + comuna.region() + ")");
        }
        options = TaskForm.options(labels);
    }

    /** All 346, by name. */
    public List<TaskForm.Option> all() {
        return options;
    }
}
