/** The alliance: its stages and their dates, its closings, and its end. */
@ApplicationModule(allowedDependencies = {"calendar", "language", "registry", "access", "notification"})
@NullMarked
package cl.juntosporlainfancia.alliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
