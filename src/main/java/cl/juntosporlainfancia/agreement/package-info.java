/** The agreement and its three signatures. */
@ApplicationModule(allowedDependencies = {"calendar", "language", "registry", "access", "alliance"})
@NullMarked
package cl.juntosporlainfancia.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
