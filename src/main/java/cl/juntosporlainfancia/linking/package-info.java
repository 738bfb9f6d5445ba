/** From an incorporated residence to its alliance: the ranking of companies, those approached, and who coordinates (rules P3). */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "language",
            "registry",
            "access",
            "notification",
            "correspondence",
            "catalogue",
            "diagnosis",
            "alliance"
        })
@NullMarked
package cl.juntosporlainfancia.linking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
