package cl.juntosporlainfancia.privacy;

/** What the erasure asks of whoever runs the tasks. */
public interface HeldTasks {

    /** Whether this person has taken a task that is still open. */
    boolean holdsAny(String username);
}
