/** Who logs in, what each may see, and the trail of what was decided. */
@ApplicationModule(allowedDependencies = {"calendar", "language", "registry", "notification"})
@NullMarked
package cl.juntosporlainfancia.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
