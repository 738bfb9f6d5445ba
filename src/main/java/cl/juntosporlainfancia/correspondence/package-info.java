/** Letters to whoever belongs to a group today, about any case. */
@ApplicationModule(allowedDependencies = {"language", "registry", "notification"})
@NullMarked
package cl.juntosporlainfancia.correspondence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
