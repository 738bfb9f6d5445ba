/** The residence's self-diagnosis by standard, and its yearly renewal. */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "language",
            "registry",
            "access",
            "notification",
            "correspondence",
            "catalogue",
            "alliance"
        })
@NullMarked
package cl.juntosporlainfancia.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
