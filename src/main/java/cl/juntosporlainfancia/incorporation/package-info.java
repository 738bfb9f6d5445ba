/** How an organisation comes into the programme: invitation, answer, admissibility, informative meeting (rules P1). */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "language",
            "registry",
            "access",
            "notification",
            "correspondence",
            "diagnosis"
        })
@NullMarked
package cl.juntosporlainfancia.incorporation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
