package cl.juntosporlainfancia.panel;

/** Addresses inside the engine's web applications. */
final class TaskLinks {

    static final String TASK_LIST = "/camunda/app/tasklist/default/";
    static final String COCKPIT = "/camunda/app/cockpit/default/";

    private TaskLinks() {}

    /** Where the task list opens that task. */
    static String task(String id) {
        return TASK_LIST + "#/?task=" + id;
    }
}
