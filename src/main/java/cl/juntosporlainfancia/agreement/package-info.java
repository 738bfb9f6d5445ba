/** The agreement: its document, the three signatures under it, and what comes back with remarks. */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "language",
            "registry",
            "access",
            "notification",
            "correspondence",
            "catalogue",
            "document",
            "alliance",
            "workplan"
        })
@NullMarked
package cl.juntosporlainfancia.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
