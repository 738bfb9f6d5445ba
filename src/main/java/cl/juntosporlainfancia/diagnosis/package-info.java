/** The catalogue of dimensions and standards, and the residence's self-diagnosis. */
@ApplicationModule(
        allowedDependencies = {"calendar", "language", "registry", "access", "notification", "catalogue", "alliance"})
@NullMarked
package cl.juntosporlainfancia.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
