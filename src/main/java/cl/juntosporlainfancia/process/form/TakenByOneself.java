package cl.juntosporlainfancia.process.form;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.language.Texts;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** A person takes a task for himself or herself: giving it to somebody else would let another party see it. */
@Component
class TakenByOneself implements TaskListener {

    private final CurrentViewer current;
    private final Texts texts;

    TakenByOneself(CurrentViewer current, Texts texts) {
        this.current = current;
        this.texts = texts;
    }

    @Override
    public void notify(DelegateTask task) {
        // A task that is being made is assigned by its model, in whoever's request led there.
        boolean isNew = ((TaskEntity) task).getRevision() == 0;
        String assignee = task.getAssignee();
        current.viewer()
                .filter(viewer -> !isNew && assignee != null && !assignee.equals(viewer.username()))
                .filter(viewer -> !viewer.administers())
                .ifPresent(viewer -> {
                    throw new FormRejected(texts.get("task.takenForAnother"));
                });
    }
}
