/** Visits of volunteers to a residence: announced a day before, with who comes (manual, annex 7.3, third clause). */
@ApplicationModule(allowedDependencies = {"calendar", "language", "registry", "access", "alliance"})
@NullMarked
package cl.juntosporlainfancia.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
