package cl.juntosporlainfancia.process.form;

import cl.juntosporlainfancia.alliance.AlliancesInView;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** In a list of tasks the residence says which is which: «Registrar seguimiento · Casa Moreau». */
@Component
public class NamedAfterAlliance implements TaskListener {

    /** Between the task's name and its residence's. */
    private static final String SEPARATOR = " · ";

    private final AlliancesInView alliances;

    NamedAfterAlliance(AlliancesInView alliances) {
        this.alliances = alliances;
    }

    @Override
    public void notify(DelegateTask task) {
        String code = task.getExecution().getProcessBusinessKey();
        task.setName(task.getName() + SEPARATOR + alliances.get(code).residenceName());
    }

    /** The name the task has in its model. */
    public static String inModel(String name) {
        int end = name.indexOf(SEPARATOR);
        return end < 0 ? name : name.substring(0, end);
    }
}
