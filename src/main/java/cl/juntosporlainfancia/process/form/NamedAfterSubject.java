package cl.juntosporlainfancia.process.form;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** In a list of tasks the residence or organisation says which is which: «Registrar seguimiento · Casa Moreau». */
@Component
public class NamedAfterSubject implements TaskListener {

    /** Between the task's name and its subject's. */
    private static final String SEPARATOR = " · ";

    private final Subjects subjects;

    NamedAfterSubject(Subjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public void notify(DelegateTask task) {
        String code = task.getExecution().getProcessBusinessKey();
        task.setName(task.getName() + SEPARATOR + subjects.of(code).name());
    }

    /** The name the task has in its model. */
    public static String inModel(String name) {
        int end = name.indexOf(SEPARATOR);
        return end < 0 ? name : name.substring(0, end);
    }
}
