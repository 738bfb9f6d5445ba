/** The work plan: its versions, its activities and what became of them. */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "language",
            "registry",
            "access",
            "notification",
            "catalogue",
            "diagnosis",
            "alliance"
        })
@NullMarked
package cl.juntosporlainfancia.workplan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
