/** What is open, for whom and until when, whatever it is about; and the reminders of it. */
@ApplicationModule(allowedDependencies = {"calendar", "language", "registry", "access", "notification"})
@NullMarked
package cl.juntosporlainfancia.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
