package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.registry.Organization;
import cl.juntosporlainfancia.registry.Registry;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The line at the head of an incorporation's forms: which organisation it is about. */
@Component
class IncorporationHeader {

    private final IncorporationService incorporations;
    private final Registry registry;

    IncorporationHeader(IncorporationService incorporations, Registry registry) {
        this.incorporations = incorporations;
        this.registry = registry;
    }

    Organization organization(TaskSubject subject) {
        return registry.organization(incorporations.get(subject.caseCode()).organizationCode());
    }

    Map<String, Object> of(TaskSubject subject) {
        Map<String, Object> values = new HashMap<>();
        values.put("organization", organization(subject).name());
        return values;
    }
}
