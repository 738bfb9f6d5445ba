/** Organisations, residences, companies, and the people who act for them, with the dates of their roles. */
@ApplicationModule(allowedDependencies = {"calendar", "language", "catalogue", "notification"})
@NullMarked
package cl.juntosporlainfancia.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
