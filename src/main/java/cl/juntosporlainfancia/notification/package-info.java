/** Leaves mails in an outbox inside the caller's transaction, and is the only package that sends them. */
@ApplicationModule(allowedDependencies = {"calendar", "language"})
@NullMarked
package cl.juntosporlainfancia.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
