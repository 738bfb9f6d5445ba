/** The two clocks of an alliance: follow-ups with their minutes and commitments, and supervision. */
@ApplicationModule(
        allowedDependencies = {"calendar", "language", "registry", "access", "notification", "alliance", "workplan"})
@NullMarked
package cl.juntosporlainfancia.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
